import { Price } from '@/components/ui/price';
import type { HealthView } from '@/lib/operations/health-queries';

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

/** Money that is owed to somebody and does not move by itself. */
export function MoneyPanel({ money }: Pick<HealthView, 'money'>) {
  const { unsettled, slow, refunds } = money;
  if (unsettled + slow + refunds.length === 0)
    return <p className="text-ink-soft text-sm">Every payment has its end, and no refund hangs.</p>;
  return (
    <div className="grid gap-3 text-sm">
      {unsettled > 0 && (
        <p>{counted(unsettled, 'payment')} without an end: the cart lapsed more than ten minutes ago.</p>
      )}
      {slow > 0 && <p>{counted(slow, 'refund')} not done more than an hour after being asked for.</p>}
      {refunds.length > 0 && (
        <ul className="divide-y divide-line border-line border-y">
          {refunds.map(({ orderId, number, amount, currency }) => (
            <li key={orderId} className="flex justify-between gap-6 py-2">
              <a href={`/ops/messages?order=${orderId}&state=all`} className="text-link">
                Order {number}
              </a>
              <span>
                refund of <Price amount={amount} currency={currency} /> failed
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
