/** Smallest charge per currency, in minor units; the keys are the currencies that the stand-in takes. */
const MINIMUMS: Record<string, number> = {
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
  usd: 50,
};

/** Stripe takes at most eight digits. */
export const MAX_AMOUNT = 99_999_999;

export const CURRENCIES = Object.keys(MINIMUMS);

/** Smallest total in minor units that may be charged in a currency. */
export function minimumCharge(currency: string): number {
  return MINIMUMS[currency] ?? 50;
}

/** An amount in minor units for a person: `$12.50`. */
export function formatMoney(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: currency.toUpperCase() });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}
