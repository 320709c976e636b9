import type { ReactNode } from 'react';
import { formatMoment } from '@/lib/clock';
import type { CartView } from '@/lib/inventory/cart-view';
import { countPieces, groupByPerformance } from './group-items';
import { HoldBoundary } from './hold-boundary';

/** What belongs to a cart, under its clock; the clock is written in the zone of the first performance. */
export function HeldCart({ cart, children }: { cart: CartView; children: ReactNode }) {
  const groups = groupByPerformance(cart.items);
  const timeZone = cart.items[0]?.timeZone ?? 'UTC';
  return (
    <HoldBoundary
      expiresInSeconds={cart.expiresInSeconds}
      until={formatMoment(cart.expiresAt, timeZone, { style: 'time' })}
      count={countPieces(cart.items)}
      paying={cart.state === 'paying'}
      waysBack={groups.map(({ first }) => ({
        title: first.eventTitle,
        href: `/events/${first.eventSlug}/${first.performanceId}`,
      }))}
    >
      {children}
    </HoldBoundary>
  );
}
