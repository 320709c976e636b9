import { formatMoney } from '@/lib/money';

/** An amount of minor units, figures lined up: `<Price amount={12550} currency="usd" />` is $125.50; zero is "Free". */
export function Price({ amount, currency }: { amount: number; currency: string }) {
  return <span className="tabular-nums">{amount === 0 ? 'Free' : formatMoney(amount, currency)}</span>;
}
