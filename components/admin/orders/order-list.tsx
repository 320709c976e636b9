import Link from 'next/link';
import { exactMoney } from '@/components/checkout/exact-money';
import { DateTime } from '@/components/ui/date-time';
import type { OrderRow } from '@/lib/payments/list-orders';
import { StatusBadge } from './status-badge';

type OrderListProps = { slug: string; timeZone: string; orders: OrderRow[] };

/** Orders, the newest first: who bought what, when, for how much. */
export function OrderList({ slug, timeZone, orders }: OrderListProps) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {orders.map((order) => (
        <li key={order.id}>
          <Link
            href={`/admin/${slug}/orders/${order.id}`}
            prefetch={false}
            className="grid gap-x-6 gap-y-1 px-2 py-3 hover:bg-sunken sm:grid-cols-[minmax(0,1fr)_auto] lg:-mx-2 lg:grid-cols-[8rem_minmax(0,1.2fr)_minmax(0,1fr)_7rem]"
          >
            <span className="font-semibold">{order.number}</span>
            <span className="min-w-0 max-lg:order-3">
              <span className="block truncate">{order.buyerName}</span>
              <span className="note block truncate">
                {order.email ?? 'No e-mail address'}
                {order.channel === 'box_office' && ' · box office'}
              </span>
            </span>
            <span className="min-w-0 max-lg:order-4">
              <span className="block truncate">
                {order.pieces} × {order.title}
                {order.performances > 1 && ' and more'}
              </span>
              <span className="note block">
                <DateTime at={order.createdAt} timeZone={timeZone} style="short" />
              </span>
            </span>
            <span className="flex items-start justify-between gap-3 max-lg:order-2 lg:flex-col lg:items-end lg:gap-1">
              <span>{exactMoney(order.amount, order.currency)}</span>
              <StatusBadge status={order.status} feesKept={order.feesKept} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
