import type { Step } from './history';
import type { Run, Told, Violation } from './run';

const befalls = {
  dies: 'dies',
  breaks: 'loses its connection',
  refuses: 'is refused',
  stutters: 'calls twice',
  pauses: 'stands still',
  yields: 'stops inside its transaction',
};

/** A step in words, such as `fan 2 holds seats 3, 5; dies at moment 7`. */
export function wordsOf(step: Step): string {
  const { fault } = step;
  return fault ? `${doing(step)}; ${befalls[fault.does]} at moment ${fault.at}` : doing(step);
}

function doing(step: Step): string {
  switch (step.kind) {
    case 'hold':
      return `fan ${step.fan} holds seats ${step.seats.join(', ')}`;
    case 'hold places':
      return `fan ${step.fan} holds ${step.places} places`;
    case 'pay':
      return `fan ${step.fan} pays by ${step.by}`;
    case 'bank':
      return `the bank says ${step.succeeds ? 'yes' : 'no'} to a debit`;
    case 'give back':
      return `fan ${step.fan} gives his order ${step.order} back`;
    case 'refund':
      return `the organizer refunds order ${step.order} of fan ${step.fan}`;
    case 'webhook':
      return typeof step.which === 'number'
        ? `Stripe's last message but ${step.which} arrives again`
        : `Stripe's ${step.which} message arrives`;
    case 'wait':
      return `${step.seconds} seconds pass`;
    case 'release':
    case 'checkout':
    case 'cancel':
    case 'refresh':
      return `fan ${step.fan}: ${step.kind}`;
    default:
      return step.kind;
  }
}

/** A history as it went, line by line, and what came of it. */
export function tell(told: Told[], violation: Violation | null): string {
  const lines = told.map(
    ({ step, end }, n) => `${String(n + 1).padStart(4)}  ${wordsOf(step).padEnd(64)} ${end}`,
  );
  const verdict = violation
    ? `      ✗ behind step ${violation.at}: ${violation.what}`
    : '      ✓ the books are right, and everything came to rest';
  return [...lines, verdict].join('\n');
}

/** As it is kept in a file: a step a line, to be read, cut and played again. */
export const toFile = (history: Step[]): string =>
  history.map((step) => `${JSON.stringify(step)}\n`).join('');
/** Reads such a file; empty lines and those that begin with # say nothing. */
export const fromFile = (text: string): Step[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => JSON.parse(line) as Step);

export type Sums = {
  seeds: number;
  steps: number;
  orders: Record<string, number>;
  faults: Record<string, number>;
};
export const noSums = (): Sums => ({ seeds: 0, steps: 0, orders: {}, faults: {} });

const add = (sums: Record<string, number>, what: string, times: number) => {
  sums[what] = (sums[what] ?? 0) + times;
};

/** Adds a run to what was simulated so far. */
export function count(sums: Sums, run: Run): void {
  sums.seeds++;
  sums.steps += run.told.length;
  for (const { befell } of run.told) if (befell) add(sums.faults, befell, 1);
  for (const [status, orders] of Object.entries(run.orders)) add(sums.orders, status, orders);
}

/** The sums of two processes. */
export function together(one: Sums, other: Sums): Sums {
  const sums = { ...one, orders: { ...one.orders }, faults: { ...one.faults } };
  sums.seeds += other.seeds;
  sums.steps += other.steps;
  for (const [status, orders] of Object.entries(other.orders)) add(sums.orders, status, orders);
  for (const [fault, times] of Object.entries(other.faults)) add(sums.faults, fault, times);
  return sums;
}

export const ordersIn = ({ orders }: Sums): number =>
  Object.values(orders).reduce((sum, some) => sum + some, 0);

/** What was simulated, in two lines. */
export function summary(sums: Sums, seconds: number): string {
  const { seeds, steps, orders, faults } = sums;
  const placed = ordersIn(sums);
  const list = (of: Record<string, number>) =>
    Object.entries(of)
      .sort(([, a], [, b]) => b - a)
      .map(([what, times]) => `${times} ${what}`)
      .join(', ');
  return [
    `${seeds} seeds, ${steps} steps, ${placed} orders (${list(orders)})`,
    `in ${seconds.toFixed(1)} s: ${(placed / seconds).toFixed(1)} orders/s; what befell processes: ${list(faults)}`,
  ].join('\n');
}
