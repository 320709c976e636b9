import type { ReactNode } from 'react';
import { formatMoment } from '@/lib/clock';
import type { CartView } from '@/lib/inventory/cart-view';
import { countPieces, groupByPerformance } from './group-items';
import { HoldBoundary } from './hold-boundary';

/** Seconds from which a clock time alone could be taken for another day's: what a waitlist offered is kept so long. */
const withDay = 6 * 3_600;

/** What belongs to a cart, under its clock; the clock is written in the zone of the first performance. */
export function HeldCart({ cart, children }: { cart: CartView; children: ReactNode }) {
  const groups = groupByPerformance(cart.items);
  const timeZone = cart.items[0]?.timeZone ?? 'UTC';
  return (
    <HoldBoundary
      expiresInSeconds={cart.expiresInSeconds}
      until={formatMoment(cart.expiresAt, timeZone, {
        style: cart.expiresInSeconds > withDay ? 'short' : 'time',
      })}
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
