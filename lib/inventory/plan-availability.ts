import type { OnSale, Snapshot } from './availability';

type Common = { version: string; onSale: OnSale; levels: Record<string, { left: number }> };

/**
 * What is free, as it travels: the whole as a base64 bitmap (bit `seatIndex`, least significant first, is set when the
 * seat is not free), or only which seats changed since the version that the caller named: the first one's index, then how
 * far each next one lies behind the one before.
 */
export type AvailabilityMessage = Common & ({ taken: string } | { since: string; changes: number[] });

/** Beyond this many changes a difference would be more than a kilobyte, and soon the bitmap is shorter. */
const mostChanges = 200;

const bit = (bits: Uint8Array, seat: number): 0 | 1 => (((bits[seat >> 3] ?? 0) >> (seat & 7)) & 1 ? 1 : 0);

/** The message for a caller who has `before`, or nothing yet. */
export function encodeAvailability(now: Snapshot, before: Snapshot | null): AvailabilityMessage {
  const { version, onSale, levels } = now;
  const changes = before && changesBetween(before.taken, now.taken);
  if (before && changes) return { version, onSale, levels, since: before.version, changes };
  return { version, onSale, levels, taken: btoa(String.fromCharCode(...now.taken)) };
}

function changesBetween(before: Uint8Array, now: Uint8Array): number[] | null {
  if (before.length !== now.length) return null;
  const changes: number[] = [];
  let last = 0;
  for (let byte = 0; byte < now.length; byte++) {
    if (before[byte] === now[byte]) continue;
    for (let seat = byte * 8; seat < byte * 8 + 8; seat++) {
      if (bit(now, seat) === bit(before, seat)) continue;
      changes.push(seat - last);
      last = seat;
    }
    if (changes.length > mostChanges) return null;
  }
  return changes;
}

/** What the browser knows: one byte per seat (and up to seven spare ones), 1 when it is not free. */
export type Availability = Common & { taken: Uint8Array };

/**
 * What is known after a message, and which seats have gone since. A difference to something else than what is known
 * gives null: ask for the whole.
 */
export function applyAvailability(
  known: Availability | null,
  message: AvailabilityMessage,
): { next: Availability; gone: number[] } | null {
  const { version, onSale, levels } = message;
  let taken: Uint8Array;
  if ('taken' in message) {
    const bits = Uint8Array.from(atob(message.taken), (letter) => letter.charCodeAt(0));
    taken = Uint8Array.from({ length: bits.length * 8 }, (_, seat) => bit(bits, seat));
  } else {
    if (known?.version !== message.since) return null;
    taken = known.taken.slice();
    let seat = 0;
    for (const step of message.changes) {
      seat += step;
      taken[seat] = 1 - (taken[seat] ?? 0);
    }
  }
  const gone: number[] = [];
  taken.forEach((value, seat) => {
    if (value === 1 && known?.taken[seat] === 0) gone.push(seat);
  });
  return { next: { version, onSale, levels, taken }, gone };
}
