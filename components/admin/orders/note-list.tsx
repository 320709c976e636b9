import { DateTime } from '@/components/ui/date-time';
import type { AdminOrder } from '@/lib/payments/order-page-queries';

/** What the team keeps in mind about an order. */
export function NoteList({ order }: { order: AdminOrder }) {
  if (order.notes.length === 0) return null;
  return (
    <ul className="mb-5 grid gap-4">
      {order.notes.map(({ id, text, author, at }) => (
        <li key={id} className="border-gold border-l-2 pl-4">
          <p className="wrap-anywhere whitespace-pre-wrap">{text}</p>
          <p className="note">
            {author} · <DateTime at={at} timeZone={order.timeZone} />
          </p>
        </li>
      ))}
    </ul>
  );
}
