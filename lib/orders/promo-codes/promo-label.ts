import { formatMoney } from '@/lib/money';

/** What a code takes off each ticket, in words. */
export const promoLabel = (promo: {
  percent: number | null;
  amount: number | null;
  currency: string | null;
}): string =>
  promo.percent !== null
    ? `${promo.percent}% off`
    : `${formatMoney(promo.amount ?? 0, promo.currency ?? 'usd')} off each ticket`;
