import { expect, test } from 'vitest';
import { splitPass } from './split-pass';

test('a pass at 100.00 for three equal days: the odd cent is the first day’s', () => {
  const pass = { faceAmount: 9_000, feeAmount: 700, taxAmount: 300 };
  expect(splitPass(pass, [5_000, 5_000, 5_000])).toEqual([
    { faceAmount: 3_000, feeAmount: 234, taxAmount: 100 },
    { faceAmount: 3_000, feeAmount: 233, taxAmount: 100 },
    { faceAmount: 3_000, feeAmount: 233, taxAmount: 100 },
  ]);
});

test('the odd cents go where the remainder is largest, not to the dearest', () => {
  // 100 by 1 : 1 : 4 is 16.67, 16.67, 66.67; by 3 : 3 : 1 it is 42.86, 42.86, 14.29.
  const of = (faceAmount: number, weights: number[]) =>
    splitPass({ faceAmount, feeAmount: 0, taxAmount: 0 }, weights).map((part) => part.faceAmount);
  expect(of(100, [1, 1, 4])).toEqual([17, 17, 66]);
  expect(of(100, [3, 3, 1])).toEqual([43, 43, 14]);
});

test('free dates beside dear ones have nothing of the price; free dates alone have equal parts', () => {
  const pass = { faceAmount: 1_001, feeAmount: 0, taxAmount: 0 };
  expect(splitPass(pass, [0, 2_000]).map((part) => part.faceAmount)).toEqual([0, 1_001]);
  expect(splitPass(pass, [0, 0]).map((part) => part.faceAmount)).toEqual([501, 500]);
});

test('whatever it costs and however many dates there are, the parts add up in all three', () => {
  for (let round = 0; round < 2_000; round++) {
    const upTo = (most: number) => Math.floor(Math.random() * most);
    const pass = { faceAmount: upTo(99_999_900), feeAmount: upTo(100_000), taxAmount: upTo(100_000) };
    const weights = Array.from({ length: 1 + upTo(12) }, () => upTo(99_999_900));
    const parts = splitPass(pass, weights);
    const sum = (pick: 'faceAmount' | 'feeAmount' | 'taxAmount') =>
      parts.reduce((total, part) => total + part[pick], 0);
    expect([sum('faceAmount'), sum('feeAmount'), sum('taxAmount')]).toEqual(Object.values(pass));
    expect(parts.every((part) => Object.values(part).every((amount) => amount >= 0))).toBe(true);
  }
});
