import { expect, test } from 'vitest';
import { nextOffers } from './order-rule';

const wants = (id: string, quantity: number, takesFewer = false) => ({ id, quantity, takesFewer });
const served = (...asked: Parameters<typeof nextOffers>) =>
  nextOffers(...asked).map(({ entryId, quantity }) => `${entryId}${quantity}`);

test('in the order of joining, until nothing is left', () => {
  const line = [wants('a', 2), wants('b', 1), wants('c', 1)];
  expect(served(line, { free: 3, minimum: 1 })).toEqual(['a2', 'b1']);
  expect(served(line, { free: 9, minimum: 1 })).toEqual(['a2', 'b1', 'c1']);
  expect(served(line, { free: 0, minimum: 1 })).toEqual([]);
  expect(served([], { free: 5, minimum: 1 })).toEqual([]);
});

test('who wants two waits until two are there; one behind him who wants one is served meanwhile', () => {
  const line = [wants('a', 2), wants('b', 1), wants('c', 1)];
  expect(served(line, { free: 1, minimum: 1 })).toEqual(['b1']);
  expect(served(line, { free: 2, minimum: 1 })).toEqual(['a2']);
});

test('who takes fewer gets what there is, but never less than the level sells', () => {
  expect(served([wants('a', 4, true), wants('b', 1)], { free: 2, minimum: 1 })).toEqual(['a2']);
  expect(served([wants('a', 4, true), wants('b', 2)], { free: 2, minimum: 3 })).toEqual(['b2']);
});

test('no more offers than asked for, and they are the first ones', () => {
  const line = [wants('a', 1), wants('b', 1), wants('c', 1)];
  expect(served(line, { free: 3, minimum: 1, most: 2 })).toEqual(['a1', 'b1']);
});

test('never more than is free, nobody twice, and who is passed over could not have had it', () => {
  for (let seed = 1; seed < 500; seed++) {
    let state = seed;
    const random = (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * below);
    };
    const line = Array.from({ length: random(8) }, (_, at) =>
      wants(`e${at}`, 1 + random(4), random(2) === 1),
    );
    const free = random(10);
    const offers = nextOffers(line, { free, minimum: 1 });
    expect(offers.reduce((sum, { quantity }) => sum + quantity, 0)).toBeLessThanOrEqual(free);
    expect(new Set(offers.map(({ entryId }) => entryId)).size).toBe(offers.length);
    // Replay: at each one's turn, what was left is not enough for who got nothing.
    let left = free;
    for (const { id, quantity, takesFewer } of line) {
      const offer = offers.find(({ entryId }) => entryId === id);
      if (!offer) expect(left < quantity && (!takesFewer || left < 1)).toBe(true);
      else if (!takesFewer) expect(offer.quantity).toBe(quantity);
      left -= offer?.quantity ?? 0;
    }
  }
});
