import { MemberForm } from '@/components/admin/shell/member-form';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { TextField } from '@/components/ui/text-field';
import { nameAttendeeAction } from '@/lib/payments/order-admin-actions';
import type { AdminOrder } from '@/lib/payments/order-page-queries';

/** The tickets of an order, each with who comes with it. */
export function TicketList({ organizer, order }: { organizer: string; order: AdminOrder }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {order.tickets.map(({ id, status, isGivenBack, attendeeName, item }) => {
        const place = item.seatLabel ?? item.levelName;
        return (
          <li key={id} className="grid items-start gap-x-6 gap-y-3 py-4 md:grid-cols-[minmax(0,1fr)_auto]">
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-semibold">
                {place}
                {status === 'void' && <Badge tone="danger">{isGivenBack ? 'Given back' : 'Void'}</Badge>}
              </p>
              <p className="note">
                {item.eventTitle} ·{' '}
                <DateTime at={item.startsAt} timeZone={item.timeZone} timeKnown={item.timeKnown} />
                {item.seatLabel && ` · ${item.levelName}`}
                {item.passName && ` · ${item.passName}`}
              </p>
            </div>
            {status === 'valid' && (
              <MemberForm
                action={nameAttendeeAction}
                organizer={organizer}
                fields={{ orderId: order.id, ticketId: id }}
                className="flex items-center gap-2"
                before={
                  <TextField
                    label={`Who comes: ${place}`}
                    labelHidden
                    name="name"
                    maxLength={100}
                    autoComplete="off"
                    placeholder={order.buyerName}
                    defaultValue={attendeeName ?? ''}
                    className="min-w-0 [&_input]:min-h-9 [&_input]:py-1 [&_input]:text-sm"
                  />
                }
              >
                Set name<span className="sr-only"> for {place}</span>
              </MemberForm>
            )}
          </li>
        );
      })}
    </ul>
  );
}
