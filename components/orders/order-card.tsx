import { countPieces } from '@/components/cart/group-items';
import { discountIn } from '@/components/cart/purchase-item';
import { Totals } from '@/components/cart/totals';
import { exactMoney } from '@/components/checkout/exact-money';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import type { OrderView } from '@/lib/orders/queries';
import { maskAddress } from './mask-address';
import { refundWords } from './order-words';

/** The order beside its tickets: number, buyer, what was paid, and what went back. */
export function OrderCard({ order }: { order: OrderView }) {
  const timeZone = order.items[0]?.timeZone ?? 'UTC';
  return (
    <Card className="grid gap-5">
      <div>
        <h2 className="text-2xl">Order {order.number}</h2>
        <p className="mt-1 text-ink-soft text-sm">
          {order.buyerName} · {maskAddress(order.email)}
          <br />
          {order.paidAt ? 'Paid ' : 'Placed '}
          <DateTime at={order.paidAt ?? order.createdAt} timeZone={timeZone} />
        </p>
      </div>
      <Totals
        amounts={order}
        pieces={countPieces(order.items)}
        label={order.paidAt ? 'Paid' : 'Total'}
        discount={discountIn(order)}
      />
      {order.refunds.length > 0 && (
        <div>
          <h3 className="text-lg">Refunds</h3>
          <ul className="mt-1 text-sm">
            {order.refunds.map((refund) => (
              <li key={refund.reason} className="flex justify-between gap-4">
                <span className="text-ink-soft">{refundWords[refund.state]}</span>
                <span>{exactMoney(refund.amount, order.currency)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}
