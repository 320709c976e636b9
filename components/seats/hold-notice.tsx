import Link from 'next/link';
import { Notice } from '@/components/ui/notice';
import type { Picker } from './hooks/use-picker';
import { listed, seatTitle } from './plan/seat-names';

/** What came of the last attempt to hold, or which chosen seats others took, and what to do now. */
export function HoldNotice({ picker }: { picker: Picker }) {
  const { hold, lost, plan, choice, performance } = picker;
  const failed = hold.answer?.ok === false && !hold.busy ? hold.answer : null;
  const names = plan && lost.length > 0 ? listed(lost.map((seat) => seatTitle(plan, seat))) : null;
  // The picker has spoken this one already.
  if (names)
    return (
      <Notice tone="warning" announce="none" title={`Just gone: ${names}`}>
        {choice.seats.length > 0 ? 'Your other seats are still chosen, not yet held. ' : ''}
        Choose another seat, or let us find{' '}
        <a href="#best-available" className="text-link">
          the best available
        </a>
        .
      </Notice>
    );
  if (choice.full)
    return (
      <Notice tone="warning" title={`At most ${performance.maxPerOrder} tickets in one order`}>
        Put a seat back to choose another.
      </Notice>
    );
  if (!failed) return null;
  const title = failed.code === 'INVALID' ? Object.values(failed.fields).join('. ') : failed.message;
  return (
    <Notice tone={failed.code === 'BUSY' ? 'warning' : 'danger'} title={title} announce="alert">
      {failed.code === 'CHECKOUT_OPEN' && (
        <Link href={failed.orderId ? `/orders/${failed.orderId}` : '/cart'} className="text-link">
          Go to your payment
        </Link>
      )}
      {failed.code === 'WAITING_ROOM' && (
        <Link href={`/waiting-room/${failed.roomId}`} prefetch={false} className="text-link">
          Go to the waiting room
        </Link>
      )}
      {failed.code === 'OTHER_CURRENCY' && (
        <Link href="/cart" className="text-link">
          Go to your cart
        </Link>
      )}
    </Notice>
  );
}
