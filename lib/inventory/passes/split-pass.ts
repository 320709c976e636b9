import type { PriceParts } from '../level-price-view';

/**
 * What of a pass each of its dates stands for, in proportion to `weights` (what its place costs alone; equal where all are
 * free). Face value, fee and tax are split each by itself, by largest remainder, the earlier date first where remainders
 * are equal: so the parts add up to the pass to the last unit, in each of the three. Minor units.
 */
export function splitPass(pass: PriceParts, weights: readonly number[]): PriceParts[] {
  const shares = weights.some((weight) => weight > 0) ? weights : weights.map(() => 1);
  const [face, fee, tax] = [pass.faceAmount, pass.feeAmount, pass.taxAmount].map((amount) =>
    byLargestRemainder(amount, shares),
  );
  return shares.map((_, n) => ({
    faceAmount: face?.[n] ?? 0,
    feeAmount: fee?.[n] ?? 0,
    taxAmount: tax?.[n] ?? 0,
  }));
}

function byLargestRemainder(amount: number, weights: readonly number[]): number[] {
  // A product of two prices can be more than a number holds exactly.
  const sum = BigInt(weights.reduce((total, weight) => total + weight, 0));
  const parts = weights.map((weight, n) => {
    const share = BigInt(amount) * BigInt(weight);
    return { n, whole: Number(share / sum), rest: Number(share % sum) };
  });
  let left = amount - parts.reduce((total, { whole }) => total + whole, 0);
  for (const part of [...parts].sort((a, b) => b.rest - a.rest || a.n - b.n)) {
    if (left <= 0) break;
    part.whole++;
    left--;
  }
  return parts.map(({ whole }) => whole);
}
