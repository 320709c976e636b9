import { type Draw, placeOf } from './draw-view';

/** What everybody may know about a room: the same for all, tiny, and asked for by all again and again. */
export type RoomAnswer = {
  state: 'armed' | 'gathering' | 'open' | 'paused' | 'sold_out' | 'closed';
  /** ISO. */
  opensAt: string;
  /** Whoever has a place below this may come in. */
  serving: number;
  /** People who were given a place so far. */
  arrivals: number;
  draw: Draw;
  /** SHA-256 of the seed, known from the start. */
  seedHash: string;
  /** People called in the last minute. */
  perMinute: number;
  /** Tickets that can be had now; those in carts are not among them. */
  left: number;
  message: string | null;
  accountsOnly: boolean;
};

export type Standing =
  | { kind: 'before' }
  | { kind: 'waiting'; place: number; ahead: number; minutes: number | null; mayRunOut: boolean }
  | { kind: 'paused'; place: number; ahead: number }
  | { kind: 'called' }
  | { kind: 'sold_out' }
  | { kind: 'over' };

/** Where somebody with this arrival number stands. */
export function standingOf(answer: RoomAnswer, arrival: number): Standing {
  if (answer.state === 'closed' || answer.state === 'armed') return { kind: 'over' };
  if (answer.state === 'sold_out') return { kind: 'sold_out' };
  const place = placeOf(answer.draw, arrival);
  if (place === null || answer.state === 'gathering') return { kind: 'before' };
  const ahead = Math.max(0, place - answer.serving);
  if (answer.state === 'paused') return { kind: 'paused', place: place + 1, ahead };
  if (place < answer.serving) return { kind: 'called' };
  return {
    kind: 'waiting',
    place: place + 1,
    ahead,
    minutes: answer.perMinute > 0 ? Math.max(1, Math.ceil((ahead + 1) / answer.perMinute)) : null,
    mayRunOut: ahead >= answer.left,
  };
}

/** What the time until one's turn is called; rounded up, since nobody minds being early. */
export function waitText(minutes: number | null): string {
  if (minutes === null) return 'We cannot say yet how long';
  if (minutes < 2) return 'About a minute';
  if (minutes <= 20) return `About ${minutes} minutes`;
  if (minutes < 90) return `About ${Math.ceil(minutes / 5) * 5} minutes`;
  return `About ${Math.ceil(minutes / 60)} hours`;
}

/** Seconds until the next question: those who are far from their turn ask less often. */
export function pollAfter(standing: Standing): number {
  switch (standing.kind) {
    case 'waiting':
      return standing.ahead < 200 || (standing.minutes ?? 99) < 3 ? 3 : standing.ahead < 5_000 ? 8 : 15;
    case 'called':
      return 2;
    case 'over':
    case 'sold_out':
      return 20;
    default:
      return 5;
  }
}

export const people = (count: number): string =>
  count === 1 ? '1 person' : `${count.toLocaleString('en-US')} people`;
