import Link from 'next/link';
import { countPieces, groupByPerformance } from '@/components/cart/group-items';
import { Badge, type Tone } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { Price } from '@/components/ui/price';
import type { OrderSummary } from '@/lib/orders/queries';

const states: Partial<Record<OrderSummary['status'], { tone: Tone; text: string }>> = {
  awaiting_payment: { tone: 'warning', text: 'Waiting for the payment' },
  refunded: { tone: 'neutral', text: 'Refunded' },
  partially_refunded: { tone: 'neutral', text: 'Partly refunded' },
  paid_late: { tone: 'danger', text: 'Paid too late, refunded' },
  disputed: { tone: 'warning', text: 'At the bank' },
};

/** The account's orders, newest first: what for, how much, what became of it. */
export function OrderList({ orders }: { orders: OrderSummary[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {orders.map((order) => {
        const state = states[order.status];
        return (
          <li key={order.id} className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 py-4">
            <div className="min-w-0">
              <h2 className="text-xl">
                <Link href={`/orders/${order.id}`} prefetch={false} className="hover:underline">
                  {titles(order)}
                </Link>
              </h2>
              <p className="text-ink-soft text-sm">
                Order {order.number} ·{' '}
                <DateTime at={order.createdAt} timeZone={order.items[0]?.timeZone ?? 'UTC'} style="date" />
              </p>
            </div>
            <p className="flex items-center gap-3 whitespace-nowrap text-sm">
              {state && <Badge tone={state.tone}>{state.text}</Badge>}
              <span>{tickets(countPieces(order.items))}</span>
              <Price amount={order.total} currency={order.currency} />
            </p>
          </li>
        );
      })}
    </ul>
  );
}

const tickets = (count: number) => `${count} ${count === 1 ? 'ticket' : 'tickets'}`;

function titles({ items }: OrderSummary): string {
  const [first, ...others] = new Set(groupByPerformance(items).map((group) => group.first.eventTitle));
  return others.length > 0 ? `${first} and ${others.length} more` : (first ?? 'An order');
}
