import { exactMoney } from '@/components/checkout/exact-money';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import type { AdminOrder } from '@/lib/payments/order-page-queries';
import { StatusBadge } from './status-badge';

const methods = { stripe: 'Stripe', cash: 'Cash', terminal: 'Card terminal', invoice: 'Invoice' } as const;
const refundStates = {
  owed: 'on its way',
  requested: 'on its way',
  succeeded: 'sent back',
  failed: 'failed, still owed',
} as const;

/** Who bought, what it came to, how it was paid and what went back. */
export function OrderFacts({ order }: { order: AdminOrder }) {
  const { totals, currency } = order;
  const off = order.items.reduce((sum, { quantity, discountAmount }) => sum + quantity * discountAmount, 0);
  const givenBack = order.refunds.reduce(
    (sum, { amount, state }) => sum + (state === 'failed' ? 0 : amount),
    0,
  );
  const lines = [
    { label: 'Tickets', amount: totals.faceTotal },
    { label: 'Fees', amount: totals.feeTotal },
    { label: 'Tax', amount: totals.taxTotal },
  ].filter(({ amount }) => amount > 0);
  return (
    <Card className="grid gap-5">
      <div>
        <StatusBadge
          status={order.status}
          feesKept={order.status === 'refunded' && givenBack < totals.total}
        />
        <p className="mt-2 font-semibold">{order.buyerName}</p>
        <p className="wrap-anywhere">
          {order.email ? (
            <a href={`mailto:${order.email}`} className="text-link">
              {order.email}
            </a>
          ) : (
            'No e-mail address'
          )}
        </p>
        <p className="note mt-1">
          {order.paidAt ? 'Paid ' : 'Placed '}
          <DateTime at={order.paidAt ?? order.createdAt} timeZone={order.timeZone} />
          {order.channel === 'box_office' && ' at the box office'}
        </p>
      </div>
      {order.promoCode && off > 0 && (
        <p className="wrap-anywhere text-sm">
          Code <span className="font-semibold">{order.promoCode}</span> took off {exactMoney(off, currency)}
        </p>
      )}
      <dl className="grid gap-1 text-sm">
        {lines.map(({ label, amount }) => (
          <Line key={label} label={label} value={exactMoney(amount, currency)} />
        ))}
        <Line
          label={order.isWhole ? 'Total' : 'Your part'}
          value={exactMoney(totals.total, currency)}
          strong
        />
        {order.payments.map(({ method, cardLast4, amount }, index) => (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: the payments of an order never change their places
            key={index}
            label={`${methods[method]}${cardLast4 ? `, card •••• ${cardLast4}` : ''}`}
            value={order.isWhole ? exactMoney(amount, currency) : ''}
          />
        ))}
        {order.refunds.map(({ id, amount, state, byHand }) => (
          <Line
            key={id}
            label={`Refund, ${byHand ? 'handed back' : refundStates[state]}`}
            value={`−${exactMoney(amount, currency)}`}
          />
        ))}
      </dl>
      {!order.isWhole && (
        <p className="note">This order has tickets of another organizer too. You see your own part of it.</p>
      )}
    </Card>
  );
}

function Line({ label, value, strong }: { label: string; value: string; strong?: boolean }) {
  return (
    <div className={strong ? 'flex justify-between gap-4 font-semibold' : 'flex justify-between gap-4'}>
      <dt className={strong ? undefined : 'text-ink-soft'}>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
