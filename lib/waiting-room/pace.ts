/** How a room admits. Rates are people a second. */
export type Pace = { rate: number };

export type Measured = {
  /** Mean milliseconds of a hold or a checkout in the last seconds; null: there were none. */
  latencyMs: number | null;
  /** Share of them that failed by our own fault, 0 to 1. */
  failed: number;
  /** People who are inside now. */
  inside: number;
  /** People who were called in the last half minute and have not come in yet. */
  underway: number;
  /** Tickets that could be taken right now. */
  free: number;
  /** People who wait to be called. */
  waiting: number;
};

export type Limits = {
  /** How many shoppers the organizer wants inside at most. */
  target: number;
  /** The most people a second that this room may admit, whatever the rest says. */
  ceiling: number;
};

/** Stripe starts 25 checkouts a second by default; who is admitted starts one, and a few try twice. */
export const mostAdmissionsPerSecond = 20;

export const firstRate = 5;
const leastRate = 0.2;
const growth = 0.5;
const shrink = 0.5;
const slowMs = 500;
const tooManyFailed = 0.02;

/** Whether the site takes what it is given. */
export const isStrained = ({ latencyMs, failed }: Pick<Measured, 'latencyMs' | 'failed'>): boolean =>
  failed > tooManyFailed || (latencyMs !== null && latencyMs > slowMs);

/**
 * One step of the valve: how fast to admit from now on, and how many to call for the `seconds` since the last step. Holds
 * and checkouts that become slow or fail halve the rate; quiet ones let it grow by a little (additive increase,
 * multiplicative decrease), and only while it is the rate that holds people back. Nobody is called for whom there is no
 * room inside or no ticket left.
 */
export function nextStep(
  { rate }: Pace,
  measured: Measured,
  limits: Limits,
  seconds: number,
): Pace & { call: number } {
  const ceiling = Math.max(leastRate, limits.ceiling);
  const room = Math.max(0, limits.target - measured.inside - measured.underway);
  const rateBinds = room > rate * seconds && measured.waiting > rate * seconds;
  const wanted = isStrained(measured) ? rate * shrink : rateBinds ? rate + growth * seconds : rate;
  const next = Math.min(ceiling, Math.max(leastRate, wanted));
  const call = Math.min(next * seconds, room, measured.free, measured.waiting);
  return { rate: next, call: Math.max(0, call) };
}

/** The whole people of what adds up to less than one a step: takes the fraction along. */
export function wholePeople(carried: number, call: number): { people: number; carried: number } {
  const sum = carried + call;
  const people = Math.floor(sum + 1e-9);
  return { people, carried: Math.max(0, sum - people) };
}
