import fc from 'fast-check';
import { expect, test } from 'vitest';
import { discounted } from './discount';

const premium = { faceAmount: 7_000, feeAmount: 600, taxAmount: 400 };

test('face value, fee and tax bear a discount in proportion', () => {
  expect(discounted(premium, { percent: 25, amount: null })).toEqual({
    ...{ faceAmount: 5_250, feeAmount: 450, taxAmount: 300 },
    ...{ discountAmount: 2_000, price: 6_000 },
  });
  expect(discounted(premium, { percent: null, amount: 800 })).toMatchObject({
    discountAmount: 800,
    price: 7_200,
  });
});

test('a discount never takes more than the ticket costs, and nothing off what is free', () => {
  const free = { faceAmount: 0, feeAmount: 0, taxAmount: 0, discountAmount: 8_000, price: 0 };
  expect(discounted(premium, { percent: null, amount: 9_000 })).toEqual(free);
  expect(discounted(premium, { percent: 100, amount: null })).toEqual(free);
  const nothing = { faceAmount: 0, feeAmount: 0, taxAmount: 0 };
  expect(discounted(nothing, { percent: null, amount: 500 })).toMatchObject({ discountAmount: 0, price: 0 });
});

test('whatever a ticket costs and a code takes off, the parts add up and none grows or falls below nothing', () => {
  const part = fc.integer({ min: 0, max: 30_000 });
  const discount = fc.oneof(
    fc.record({ percent: fc.integer({ min: 1, max: 100 }), amount: fc.constant(null) }),
    fc.record({ percent: fc.constant(null), amount: fc.integer({ min: 1, max: 60_000 }) }),
  );
  fc.assert(
    fc.property(fc.record({ faceAmount: part, feeAmount: part, taxAmount: part }), discount, (parts, off) => {
      const after = discounted(parts, off);
      const sum = after.faceAmount + after.feeAmount + after.taxAmount;
      expect(sum).toBe(after.price);
      expect(sum + after.discountAmount).toBe(parts.faceAmount + parts.feeAmount + parts.taxAmount);
      for (const name of ['faceAmount', 'feeAmount', 'taxAmount'] as const) {
        expect(after[name]).toBeGreaterThanOrEqual(0);
        expect(after[name]).toBeLessThanOrEqual(parts[name]);
      }
    }),
  );
});
