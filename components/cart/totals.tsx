import { exactMoney } from '@/components/checkout/exact-money';

type Amounts = {
  currency: string;
  faceTotal: number;
  feeTotal: number;
  taxTotal: number;
  total: number;
};

type TotalsProps = { amounts: Amounts; pieces: number; label?: string };

/** What the total is made of, in minor units; parts that are nothing are left out. */
export function Totals({ amounts, pieces, label = 'Total' }: TotalsProps) {
  const { currency, faceTotal, feeTotal, taxTotal, total } = amounts;
  const parts = [
    { name: pieces === 1 ? '1 ticket' : `${pieces} tickets`, amount: faceTotal },
    { name: 'Fees', amount: feeTotal },
    { name: 'Tax', amount: taxTotal },
  ].filter(({ amount }) => amount > 0);
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-y-1.5">
      {total > 0 &&
        parts.map(({ name, amount }) => (
          <div key={name} className="contents text-ink-soft">
            <dt>{name}</dt>
            <dd className="pl-6 text-right">{exactMoney(amount, currency)}</dd>
          </div>
        ))}
      <div className="contents font-semibold text-lg">
        <dt className="border-line border-t pt-2.5">{label}</dt>
        <dd className="border-line border-t pt-2.5 pl-6 text-right">
          {total === 0 ? 'Free' : exactMoney(total, currency)}
        </dd>
      </div>
    </dl>
  );
}
