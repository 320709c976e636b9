import { exactMoney } from '@/components/checkout/exact-money';

type Amounts = {
  currency: string;
  faceTotal: number;
  feeTotal: number;
  taxTotal: number;
  total: number;
};

type TotalsProps = {
  amounts: Amounts;
  pieces: number;
  label?: string;
  /** What a promo code took off, minor units; the amounts are what is left. */
  discount?: { code: string; amount: number } | null;
};

/** What the total is made of, in minor units; parts that are nothing are left out. */
export function Totals({ amounts, pieces, label = 'Total', discount }: TotalsProps) {
  const { currency, faceTotal, feeTotal, taxTotal, total } = amounts;
  const tickets = pieces === 1 ? '1 ticket' : `${pieces} tickets`;
  const parts = [
    { name: discount ? 'Tickets' : tickets, amount: faceTotal },
    { name: 'Fees', amount: feeTotal },
    { name: 'Tax', amount: taxTotal },
  ].filter(({ amount }) => amount > 0);
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-y-1.5">
      {discount && (
        <>
          <div className="contents text-ink-soft">
            <dt>{tickets} without the code</dt>
            <dd className="pl-6 text-right">{exactMoney(total + discount.amount, currency)}</dd>
          </div>
          <div className="contents font-semibold text-accent-strong">
            <dt className="wrap-anywhere">Code {discount.code}</dt>
            <dd className="pl-6 text-right">−{exactMoney(discount.amount, currency)}</dd>
          </div>
        </>
      )}
      {total > 0 &&
        !discount &&
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
      {discount && total > 0 && (
        <div className="contents text-ink-soft text-sm">
          <dt className="col-span-2">
            Of this,{' '}
            {parts
              .map(({ name, amount }) => `${name.toLowerCase()} ${exactMoney(amount, currency)}`)
              .join(', ')}
          </dt>
        </div>
      )}
    </dl>
  );
}
