import { formatMoney } from '@/lib/money';

/**
 * An amount of minor units: `<Price amount={12550} currency="usd" />` is $125.50; zero is "Free". In proportional figures:
 * the face's tabular ones set the point as wide as a digit.
 */
export function Price({ amount, currency }: { amount: number; currency: string }) {
  return <span>{amount === 0 ? 'Free' : formatMoney(amount, currency)}</span>;
}
