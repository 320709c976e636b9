import { drawPlaces } from '@/lib/waiting-room/draw-view';
import { firstRate, mostAdmissionsPerSecond, nextStep, wholePeople } from '@/lib/waiting-room/pace';

export type Crowd = {
  visitors: number;
  /** Share of them who are there before the opening. */
  gathered: number;
  tickets: number;
  /** Shoppers inside at most. */
  target: number;
  seed: number;
};

export type Outcome = {
  /** Spearman's rank correlation of arrival with place: of those who gathered, and of those who came later. */
  before: number;
  after: number;
  called: number;
  sold: number;
  /** Seconds from the opening until the last ticket was sold. */
  drained: number;
  mostInside: number;
  /** Longest time, seconds, in which nobody was called though there was room, a ticket and somebody waiting. */
  longestPause: number;
  /** People who were called after somebody with a later place. */
  overtaken: number;
};

/** Seconds that the simulated crowd takes to come after the opening. */
const lateFor = 600;
/** Of those called, so many come in; of those inside, so many buy. */
const showUp = 0.9;
const buy = 0.7;
const graceSeconds = 30;

/** Numbers between 0 and 1 by a seed (mulberry32): the same run again. */
function chance(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Spearman's correlation of places with arrivals from `from` on; both are ranks already. */
function correlation(places: Uint32Array, from: number, to: number): number {
  const n = to - from;
  let squares = 0;
  for (let at = from; at < to; at++) squares += ((places[at] ?? 0) - at) ** 2;
  return 1 - (6 * squares) / (n * (n * n - 1));
}

/** A whole on-sale by the real draw and the real valve, second by second, without database or network. */
export function simulateRoom({ visitors, gathered, tickets, target, seed }: Crowd): Outcome {
  const random = chance(seed);
  const early = Math.round(visitors * gathered);
  const hex = Array.from({ length: 64 }, () => Math.floor(random() * 16).toString(16)).join('');
  const draw = drawPlaces(hex, early);
  const places = new Uint32Array(visitors);
  for (let arrival = 0; arrival < visitors; arrival++) {
    places[arrival] = arrival < early ? draw(arrival) : arrival;
  }

  const calledAt = new Float64Array(visitors).fill(-1);
  // Who leaves in which second, and how many tickets each of them has then bought.
  const leaving = new Map<number, { bought: number; reserved: number }[]>();
  let [serving, inside, held, sold, carried, rate] = [0, 0, 0, 0, 0, firstRate];
  let [mostInside, pause, longestPause] = [0, 0, 0];
  const lately: { at: number; called: number; came: number }[] = [];
  let second = 0;
  for (; sold < tickets && second < 24 * 3_600; second++) {
    for (const { bought, reserved } of leaving.get(second) ?? []) {
      inside--;
      held -= reserved;
      sold += bought;
    }
    leaving.delete(second);
    const arrived = Math.min(visitors, early + Math.floor(((visitors - early) * second) / lateFor));
    while (lately[0] && lately[0].at <= second - graceSeconds) lately.shift();
    const free = tickets - sold - held;
    const underway = lately.reduce((sum, one) => sum + one.called - one.came, 0);
    const measured = { latencyMs: 40, failed: 0, inside, underway, free, waiting: arrived - serving };
    const step = nextStep({ rate }, measured, { target, ceiling: mostAdmissionsPerSecond }, 1);
    const whole = wholePeople(carried, step.call);
    ({ rate } = step);
    carried = whole.carried;
    const could = free > 0 && arrived > serving && inside + underway < target;
    pause = could && whole.people === 0 ? pause + 1 : 0;
    longestPause = Math.max(longestPause, pause);
    let came = 0;
    for (let n = 0; n < whole.people; n++) {
      calledAt[serving++] = second;
      if (random() > showUp) continue;
      came++;
      inside++;
      const wanted = random() < buy ? 1 + Math.floor(random() * 3) : 0;
      const reserved = Math.min(wanted, tickets - sold - held);
      held += reserved;
      const end = second + 20 + Math.floor(random() * 220);
      leaving.set(end, [...(leaving.get(end) ?? []), { bought: reserved, reserved }]);
    }
    lately.push({ at: second, called: whole.people, came });
    mostInside = Math.max(mostInside, inside);
  }
  let overtaken = 0;
  for (let place = 1; place < serving; place++) {
    if ((calledAt[place] ?? 0) < (calledAt[place - 1] ?? 0)) overtaken++;
  }
  return {
    before: correlation(places, 0, early),
    after: correlation(places, early, visitors),
    called: serving,
    sold,
    drained: second,
    mostInside,
    longestPause,
    overtaken,
  };
}
