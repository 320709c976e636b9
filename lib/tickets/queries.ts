import 'server-only';
import type { Ctx } from '@/db';
import { getOrder, type OrderView } from '@/lib/orders/queries';
import { type TicketView, ticketsOfOrder } from './ticket-rows';

/** The tickets of an order that the caller may see: their own, or by a guest's signed link. Null: no such order. */
export async function getTickets(ctx: Ctx, orderId: string, link?: string): Promise<TicketView[] | null> {
  const order = await getOrder(ctx, orderId, link);
  return order && ticketsOfOrder(ctx, order.id);
}

/** The tickets of an order that its reader has been given already: whoever has the view may see them. */
export async function getTicketsOf(ctx: Ctx, order: OrderView): Promise<TicketView[]> {
  return ticketsOfOrder(ctx, order.id);
}
