import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from './availability';
import { type Availability, applyAvailability, encodeAvailability } from './plan-availability';

function snapshot(version: string, seats: boolean[]): Snapshot {
  const taken = new Uint8Array(Math.ceil(seats.length / 8));
  seats.forEach((set, seat) => {
    if (set) taken[seat >> 3] = (taken[seat >> 3] ?? 0) | (1 << (seat & 7));
  });
  return { version, taken, levels: { level: { left: 3 } }, onSale: 'open' };
}

const travel = <T>(message: T): T => JSON.parse(JSON.stringify(message));
const asBytes = (seats: boolean[]) => {
  const bytes = new Uint8Array(Math.ceil(seats.length / 8) * 8);
  bytes.set(seats.map(Number));
  return bytes;
};

describe('availability on the wire', () => {
  it('says the same whole or as a difference', () => {
    const twoStates = fc
      .integer({ min: 0, max: 600 })
      .chain((count) =>
        fc.tuple(...[0, 1].map(() => fc.array(fc.boolean(), { minLength: count, maxLength: count }))),
      );
    fc.assert(
      fc.property(twoStates, ([first = [], second = []]) => {
        const before = snapshot('one', first);
        const now = snapshot('two', second);
        const known = applyAvailability(null, travel(encodeAvailability(before, null)));
        expect(known?.next.taken).toEqual(asBytes(first));
        const after = applyAvailability(known?.next ?? null, travel(encodeAvailability(now, before)));
        expect(after?.next).toMatchObject({ version: 'two', onSale: 'open', taken: asBytes(second) });
        expect(after?.gone).toEqual(second.flatMap((taken, seat) => (taken && !first[seat] ? [seat] : [])));
      }),
    );
  });

  it('sends a handful of changes as a handful', () => {
    const before = snapshot(
      'one',
      Array.from({ length: 18_000 }, () => false),
    );
    const now = { ...before, version: 'two', taken: before.taken.slice() };
    now.taken[1_000] = 0b101;
    expect(encodeAvailability(now, before)).toMatchObject({ since: 'one', changes: [8_000, 2] });
  });

  it('takes at most 5 KB for a hall of 20,000 seats, and 1 KB for a difference', () => {
    const hall = Array.from({ length: 20_000 }, (_, seat) => seat % 3 === 0);
    const version = 'f'.repeat(16);
    const before = snapshot(version, hall);
    const sizeOf = (message: unknown) => JSON.stringify(message).length;
    expect(sizeOf(encodeAvailability(before, null))).toBeLessThan(5_000);
    const most = snapshot(
      version,
      hall.map((taken, seat) => (seat % 100 === 0 ? !taken : taken)),
    );
    const difference = encodeAvailability(most, before);
    expect(difference).toHaveProperty('changes.length', 200);
    expect(sizeOf(difference)).toBeLessThan(1_000);
  });

  it('sends the whole when most of it changed', () => {
    const before = snapshot(
      'one',
      Array.from({ length: 1_000 }, () => false),
    );
    const now = snapshot(
      'two',
      Array.from({ length: 1_000 }, () => true),
    );
    expect(encodeAvailability(now, before)).toHaveProperty('taken');
  });

  it('refuses a difference to something it does not know', () => {
    const known: Availability = { version: 'other', onSale: 'open', levels: {}, taken: new Uint8Array(8) };
    const message = { version: 'two', onSale: 'open' as const, levels: {}, since: 'one', changes: [] };
    expect(applyAvailability(known, message)).toBeNull();
    expect(applyAvailability(null, message)).toBeNull();
  });
});
