import { buttonClasses } from '@/components/ui/button';

type OrderActionsProps = { orderId: string; orderKey?: string };

/** Takes the tickets along: as a PDF, and into a calendar. */
export function OrderActions({ orderId, orderKey }: OrderActionsProps) {
  const key = orderKey ? `?key=${encodeURIComponent(orderKey)}` : '';
  return (
    <p className="flex flex-wrap gap-3">
      <a href={`/orders/${orderId}/tickets.pdf${key}`} className={buttonClasses('primary')} download>
        Download tickets (PDF)
      </a>
      <a href={`/orders/${orderId}/calendar.ics${key}`} className={buttonClasses('secondary')} download>
        Add to calendar
      </a>
    </p>
  );
}
