import { Notice } from '@/components/ui/notice';
import type { OrderView } from '@/lib/orders/queries';
import type { TicketView } from '@/lib/tickets/ticket-rows';
import { maskAddress } from './mask-address';
import { OrderActions } from './order-actions';
import { Ticket } from './ticket';

type OrderTicketsProps = {
  order: OrderView;
  tickets: TicketView[];
  orderKey?: string;
  /** A mail about this order was refused or came back. */
  mailLost: boolean;
};

/** The tickets of a paid order, and how to take them along. */
export function OrderTickets({ order, tickets, orderKey, mailLost }: OrderTicketsProps) {
  return (
    <section aria-label="Tickets" className="grid gap-6">
      {mailLost ? (
        <Notice tone="warning" announce="none">
          Our mail to {maskAddress(order.email)} did not get through. Your tickets are valid all the same:
          download them here.
        </Notice>
      ) : (
        order.status === 'paid' && (
          <Notice tone="success" announce="none">
            Your receipt goes to {maskAddress(order.email)}, with a link back to this page.
          </Notice>
        )
      )}
      <OrderActions orderId={order.id} orderKey={orderKey} />
      <h2 className="sr-only">Tickets</h2>
      <ol className="grid gap-6">
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <Ticket ticket={ticket} />
          </li>
        ))}
      </ol>
    </section>
  );
}
