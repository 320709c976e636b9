const digitsOf = new Map<string, number>();

/** Minor units per major unit differ by currency (JPY has none); Intl knows them, and is slow to ask for each of a million rows. */
function fractionDigits(currency: string): number {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', {
      style: 'currency',
      currency,
    }).resolvedOptions();
    digits = maximumFractionDigits ?? 2;
    digitsOf.set(currency, digits);
  }
  return digits;
}

/** Writes an amount of minor units the way people read it: `formatMoney(12550, 'usd')` is "$125.50", whole amounts lose the zeros. */
export function formatMoney(minor: number, currency: string, locale = 'en-US'): string {
  const digits = fractionDigits(currency);
  const whole = minor % 10 ** digits === 0;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: whole ? 0 : digits,
    maximumFractionDigits: digits,
  }).format(minor / 10 ** digits);
}

/** Minor units as a plain decimal for machines (JSON-LD, exports): `12550, 'usd'` is "125.50". */
export function decimalMoney(minor: number, currency: string): string {
  const digits = fractionDigits(currency);
  if (digits === 0) return String(minor);
  const sign = minor < 0 ? '-' : '';
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** The other way: "125.5" in dollars is 12550. More digits than the currency has are rounded. */
export function minorUnits(decimal: string, currency: string): number {
  return Math.round(Number(decimal) * 10 ** fractionDigits(currency));
}
