import Link from 'next/link';
import { DateTime } from '@/components/ui/date-time';
import { Notice } from '@/components/ui/notice';
import { Countdown } from './countdown';
import type { Picker } from './hooks/use-picker';
import { waitlistPath } from './waitlist-path';

/** Why nothing can be bought right now, and what to expect; nothing while tickets sell. */
export function SaleNotice({ picker }: { picker: Picker }) {
  const { performance, sale, soldOut, live } = picker;
  if (soldOut)
    return (
      <Notice tone="warning" title="Sold out for now" announce="status">
        Tickets come back when somebody’s hold ends. This page shows them as soon as they do.
        {performance.hasWaitlist && (
          <>
            {' '}
            <Link href={waitlistPath(performance)} prefetch={false} className="text-link">
              Or join the waitlist
            </Link>
          </>
        )}
      </Notice>
    );
  switch (sale) {
    case 'open':
      return null;
    case 'before':
      return (
        <Notice title="Not on sale yet" announce="none">
          Sales open on{' '}
          <strong>
            <DateTime at={performance.onSaleAt} timeZone={performance.timeZone} />
          </strong>{' '}
          (local time at the venue).{' '}
          <Countdown to={performance.onSaleAt} clockOffset={live.clockOffset} onEnd={live.refresh} />
        </Notice>
      );
    case 'ended':
      return (
        <Notice title="Sales have ended" announce="none">
          Tickets for this performance are no longer sold here.
        </Notice>
      );
    case 'cancelled':
      return (
        <Notice tone="danger" title="Cancelled" announce="none">
          This performance does not take place. Who has a ticket is refunded.
        </Notice>
      );
    case 'postponed':
      return (
        <Notice tone="warning" title="Postponed" announce="none">
          A new date will be announced. Tickets stay valid; none are sold until then.
        </Notice>
      );
  }
}
