import { decimalMoney } from '@/lib/money';

/** An amount with all its decimals, as a card statement has it: `16000, 'usd'` is "$160.00". */
export function exactMoney(minor: number, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency });
  return format.format(Number(decimalMoney(minor, currency)));
}
