import { decimalMoney } from '@/lib/money';

/** An amount of minor units for the edge of a picture: "$200K". */
export function shortMoney(minor: number, currency: string): string {
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    notation: 'compact',
    maximumFractionDigits: 1,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(Number(decimalMoney(minor, currency)));
}
