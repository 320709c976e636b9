import { groupByPerformance } from '@/components/cart/group-items';
import type { OrderSummary } from '@/lib/orders/queries';

type Item = OrderSummary['items'][number];

export type Visit = { orderId: string; performance: Item; labels: string[]; pieces: number; isPast: boolean };

/** A concert is over some hours after it began; until then its tickets stand on top. */
const visitMs = 6 * 60 * 60 * 1_000;

const admitting = new Set<OrderSummary['status']>(['paid', 'partially_refunded', 'disputed']);

/** The evenings that orders admit to, one entry per order and performance: those to come by date, then the past ones. */
export function visitsOf(orders: OrderSummary[], now: Date): Visit[] {
  const visits = orders
    .filter((order) => admitting.has(order.status))
    .flatMap((order) =>
      groupByPerformance(order.items).map(({ first, items, pieces }) => ({
        orderId: order.id,
        performance: first,
        labels: items.map(({ seatLabel, quantity, levelName }) => seatLabel ?? `${quantity} × ${levelName}`),
        pieces,
        isPast: new Date(first.startsAt).getTime() + visitMs < now.getTime(),
      })),
    );
  const startOf = ({ performance }: Visit) => new Date(performance.startsAt).getTime();
  const upcoming = visits.filter(({ isPast }) => !isPast).sort((a, b) => startOf(a) - startOf(b));
  const past = visits.filter(({ isPast }) => isPast).sort((a, b) => startOf(b) - startOf(a));
  return [...upcoming, ...past];
}
