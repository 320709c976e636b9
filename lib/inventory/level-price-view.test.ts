import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type StatedPrice, splitStated, statedAmount } from './level-price-view';

const prices = fc.record<StatedPrice>({
  amount: fc.integer({ min: 0, max: 10_000_000 }),
  fee: fc.integer({ min: 0, max: 100_000 }),
  feeMode: fc.constantFrom('on_top', 'inside'),
  taxMode: fc.constantFrom('exclusive', 'inclusive', 'none'),
  taxRate: fc.integer({ min: 0, max: 5_000 }),
});

const paid = (price: StatedPrice): number | null => {
  const parts = splitStated(price);
  return parts && parts.faceAmount + parts.feeAmount + parts.taxAmount;
};

test.each<[string, StatedPrice, number[]]>([
  [
    'all on top',
    { amount: 5_000, fee: 250, feeMode: 'on_top', taxMode: 'exclusive', taxRate: 1_000 },
    [5_000, 250, 525],
  ],
  [
    'all inside',
    { amount: 5_500, fee: 250, feeMode: 'inside', taxMode: 'inclusive', taxRate: 1_000 },
    [4_750, 250, 500],
  ],
  ['no tax', { amount: 5_000, fee: 0, feeMode: 'inside', taxMode: 'none', taxRate: 1_900 }, [5_000, 0, 0]],
  ['free', { amount: 0, fee: 250, feeMode: 'on_top', taxMode: 'exclusive', taxRate: 1_900 }, [0, 0, 0]],
])('%s', (_, price, [faceAmount, feeAmount, taxAmount]) => {
  expect(splitStated(price)).toEqual({ faceAmount, feeAmount, taxAmount });
});

test('nothing is left for the organizer: no price', () => {
  const price = { amount: 200, fee: 250, feeMode: 'inside', taxMode: 'none', taxRate: 0 } as const;
  expect(splitStated(price)).toBeNull();
});

test('parts are whole and not negative, and what is contained in a price never makes it higher', () => {
  fc.assert(
    fc.property(prices, (price) => {
      const parts = splitStated(price);
      if (!parts) return;
      for (const part of Object.values(parts)) expect(Number.isInteger(part) && part >= 0).toBe(true);
      const fan = paid(price) ?? 0;
      const free = price.amount === 0;
      const stated = free ? 0 : price.amount + (price.feeMode === 'on_top' ? price.fee : 0);
      if (price.taxMode === 'exclusive') expect(fan).toBe(stated + parts.taxAmount);
      else expect(fan).toBe(stated);
    }),
  );
});

test('the tax is the rate of what it is owed on, to half a unit', () => {
  fc.assert(
    fc.property(prices, (price) => {
      const parts = splitStated(price);
      if (!parts || price.amount === 0 || price.taxMode === 'none') return;
      const owed = ((parts.faceAmount + parts.feeAmount) * price.taxRate) / 10_000;
      expect(Math.abs(parts.taxAmount - owed)).toBeLessThanOrEqual(1);
    }),
  );
});

test('a stated price can be read from its parts', () => {
  fc.assert(
    fc.property(prices, (price) => {
      const parts = splitStated(price);
      if (!parts || price.amount === 0) return;
      const amount = statedAmount(parts, price);
      expect(amount).toBe(price.amount);
    }),
  );
});
