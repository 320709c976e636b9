import { type Dice, dice, draw } from './dice';
import type { Fault } from './process';

export const fans = 8;
export const seats = 16;
export const places = 12;

/**
 * What can happen. Plain values, and nothing that depends on what came before: any part of a history is a history, and can be
 * played again.
 */
export type Step =
  /** Seats of the one evening, or standing places of the other. */
  (
    | { kind: 'hold'; fan: number; seats: number[] }
    | { kind: 'hold places'; fan: number; places: number }
    | { kind: 'release' | 'checkout' | 'cancel' | 'refresh'; fan: number }
    /** On Stripe's page, the oldest that the fan has open: two of them are two devices. */
    | { kind: 'pay'; fan: number; by: 'card' | 'declined card' | 'debit' }
    /** The bank's answer to the oldest debit that waits for one. */
    | { kind: 'bank'; succeeds: boolean }
    /** One of the fan's orders, by its number among those that he has tickets of. */
    | { kind: 'give back' | 'refund'; fan: number; order: number }
    /** Of Stripe's messages without an answer the newest or the oldest; or one of the last once more, by its number from the end. */
    | { kind: 'webhook'; which: 'newest' | 'oldest' | number }
    | { kind: 'forged webhook' }
    /** `supervise`: jobs whose worker has fallen silent are given to others. */
    | { kind: 'sweep' | 'reconcile' | 'backfill' | 'work' | 'supervise' }
    | { kind: 'wait'; seconds: number }
    /** Every connection of the site ends. */
    | { kind: 'restart' }
    /** The process that has stood still for longest goes on. */
    | { kind: 'resume' }
  ) & { fault?: Fault };

export type Kind = Step['kind'];

/** What usually comes next for a fan, so that most of a history is people buying. */
type Stage = 'idle' | 'cart' | 'paying' | 'paid' | 'owner';

const next: Record<Stage, Partial<Record<Kind, number>>> = {
  idle: { hold: 2, 'hold places': 1 },
  cart: { checkout: 20, hold: 2, 'hold places': 1, release: 1 },
  paying: { pay: 14, cancel: 7, checkout: 1, refresh: 1, hold: 1 },
  paid: { refresh: 1, webhook: 3 },
  owner: { 'give back': 5, refund: 5, hold: 3 },
};
const after: Partial<Record<Kind, Stage>> = {
  hold: 'cart',
  'hold places': 'cart',
  release: 'idle',
  checkout: 'paying',
  cancel: 'cart',
  pay: 'paid',
  refresh: 'owner',
  'give back': 'idle',
  refund: 'idle',
};

/** What happens beside them. */
const beside: Partial<Record<Kind, number>> = {
  webhook: 16,
  work: 34,
  reconcile: 9,
  wait: 6,
  resume: 5,
  sweep: 4,
  bank: 4,
  'forged webhook': 1,
  backfill: 1,
  supervise: 1,
  restart: 1,
};

const faults: Record<Fault['does'], number> = {
  dies: 3,
  breaks: 3,
  refuses: 2,
  stutters: 1,
  pauses: 3,
  yields: 4,
};
/** One transaction, so that nothing can come between; and pg-boss, which looks after one queue at a time. */
const whole: ReadonlySet<Kind> = new Set(['hold', 'hold places', 'supervise']);
const notOurs: ReadonlySet<Kind> = new Set(['pay', 'bank', 'wait', 'restart', 'resume', 'forged webhook']);

/** The history of a seed; a longer one begins like a shorter one. */
export function makeHistory(seed: number, length: number): Step[] {
  const roll = dice(seed);
  const stages = Array<Stage>(fans).fill('idle');
  let last: Step | undefined;
  return Array.from({ length }, () => {
    const fan = roll(fans);
    const stage = stages[fan] ?? 'idle';
    const kind = draw(roll, (roll(100) < 68 ? next[stage] : beside) as Record<Kind, number>);
    const step = makeStep(roll, kind, fan);
    const rival = roll(10) < 7 && last?.fault?.does === 'yields' ? rivalOf(roll, last) : null;
    // Who has paid becomes an owner whoever tells us.
    if (!rival) stages[fan] = after[kind] ?? (stage === 'paid' ? 'owner' : stage);
    const fault = makeFault(roll, (rival ?? step).kind);
    last = { ...(rival ?? step), ...(fault && { fault }) };
    return last;
  });
}

/** Who comes while another stands inside his transaction mostly wants the same. */
function rivalOf(roll: Dice, step: Step): Step {
  const { fault: _, ...same } = step;
  if (!('fan' in step)) return same as Step;
  if (step.kind === 'hold' || step.kind === 'hold places')
    return { ...same, fan: (step.fan + 1 + roll(fans - 1)) % fans } as Step;
  if (step.kind === 'give back' || step.kind === 'refund')
    return { ...step, kind: roll(2) === 0 ? 'refund' : 'give back', fault: undefined };
  const kind = draw(roll, {
    cancel: 2,
    checkout: 2,
    refresh: 2,
    release: 1,
    webhook: 2,
    reconcile: 1,
    hold: 1,
  });
  return makeStep(roll, kind, step.fan);
}

function makeStep(roll: Dice, kind: Kind, fan: number): Step {
  switch (kind) {
    case 'hold':
      return {
        kind,
        fan,
        seats: [...new Set([favourite(roll, fan), ...(roll(3) === 0 ? [favourite(roll, fan)] : [])])],
      };
    case 'hold places':
      return { kind, fan, places: 1 + roll(3) };
    case 'pay':
      return { kind, fan, by: draw(roll, { card: 17, debit: 2, 'declined card': 1 }) };
    case 'bank':
      return { kind, succeeds: roll(3) > 0 };
    case 'give back':
    case 'refund':
      return { kind, fan, order: roll(3) };
    case 'webhook': {
      const which = draw(roll, { newest: 5, oldest: 2, again: 1 });
      return { kind, which: which === 'again' ? roll(12) : which };
    }
    case 'wait':
      return { kind, seconds: +draw(roll, { 30: 6, 90: 6, 660: 4, 1200: 3, 7200: 1, 90000: 1 }) };
    case 'release':
    case 'checkout':
    case 'cancel':
    case 'refresh':
      return { kind, fan };
    default:
      return { kind } as Step; // safe because the others carry nothing
  }
}

/** Mostly of the two that a fan likes best, so that most of them can have what they want; else anybody's. */
const favourite = (roll: Dice, fan: number) => (roll(5) === 0 ? roll(seats) : (2 * fan + roll(2)) % seats);

function makeFault(roll: Dice, kind: Kind): Fault | null {
  // A hold is short and is what most of them want at once.
  const brief = kind === 'hold' || kind === 'hold places';
  const [happens, does] = [roll(brief ? 4 : 6) === 0, draw(roll, brief ? { ...faults, yields: 10 } : faults)];
  const at = roll(does === 'yields' || roll(2) === 0 ? 12 : 40) + 1;
  if (!happens || notOurs.has(kind) || (does === 'pauses' && whole.has(kind))) return null;
  return { at, does };
}
