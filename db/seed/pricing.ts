/** The parts of an all-in price, minor units. */
type Amounts = { faceAmount: number; feeAmount: number; taxAmount: number };

/**
 * Splits a price that reads well into what the organizer receives, a fee of about 8 % and a tax of 8.875 % on both,
 * so that the three add up to it exactly. `price` in minor units; free stays free.
 */
export function splitPrice(price: number): Amounts {
  const beforeTax = Math.round(price / 1.08875);
  const faceAmount = Math.round(beforeTax / 1.08);
  return { faceAmount, feeAmount: beforeTax - faceAmount, taxAmount: price - beforeTax };
}

/** How dear a kind of event is, against an ordinary evening of the orchestra. */
const weights: Record<string, number> = {
  classical: 1,
  chamber: 0.5,
  contemporary: 0.6,
  family: 0.4,
  talk: 0.2,
};

/** Whole-number prices in the currencies that the archive's tours need, against the dollar. */
const rates: Record<string, number> = { usd: 100, eur: 92, gbp: 78, chf: 88, jpy: 150 };

/** The price of a category, A dearest, in minor units that end in 00: {category, currency, weight} decide. */
export function seatPrice(
  place: number,
  { category, currency, lift }: { category: string; currency: string; lift: number },
): number {
  const ladder = [168, 132, 104, 82, 62, 44];
  const dollars = (ladder[Math.min(place, ladder.length - 1)] ?? 44) * (weights[category] ?? 0.8) * lift;
  const amount = Math.max(10, Math.round(dollars));
  return currency === 'jpy'
    ? Math.round((amount * 150) / 100) * 100
    : Math.round((amount * (rates[currency] ?? 100)) / 100) * 100;
}

/** Which of `count` price steps a plan's categories get: a hall with three categories uses every other step. */
export function ladderStep(index: number, count: number): number {
  return count <= 1 ? 2 : Math.round(((index * 5) / (count - 1)) * (count < 4 ? 0.8 : 1));
}
