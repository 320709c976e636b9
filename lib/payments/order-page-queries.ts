import 'server-only';
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { orderNotes, orders, payments, promoCodes, refunds, users } from '@/db/schema';
import { isId } from '@/lib/ids';
import { isReachable } from '@/lib/orders/box-office-address';
import { type OrderItemView, orderItemViews } from '@/lib/orders/order-items';
import { sellsFor } from '@/lib/orders/order-scope';
import type { OrderStatus } from '@/lib/orders/transition';
import { freeSeatNames } from '@/lib/tickets/find-seats';
import { ticketsOfOrder } from '@/lib/tickets/ticket-rows';
import { zoneOf } from './list-orders';
import { orderTimeline } from './order-timeline';
import type { TimelineEntry } from './order-timeline-view';

export type AdminTicket = {
  id: string;
  status: 'valid' | 'void';
  attendeeName: string | null;
  isGivenBack: boolean;
  item: OrderItemView;
};

export type AdminOrder = {
  id: string;
  number: string;
  status: OrderStatus;
  channel: 'web' | 'box_office';
  buyerName: string;
  email: string | null;
  currency: string;
  /** ISO 8601. */
  createdAt: string;
  paidAt: string | null;
  timeZone: string;
  /** False when it has tickets of another organizer too; these are left out of everything here. */
  isWhole: boolean;
  items: OrderItemView[];
  /** The organizer's code that lowered his items. */
  promoCode: string | null;
  /** Of this organizer's items, minor units. */
  totals: { faceTotal: number; feeTotal: number; taxTotal: number; total: number };
  tickets: AdminTicket[];
  payments: {
    method: 'stripe' | 'cash' | 'terminal' | 'invoice';
    amount: number;
    cardLast4: string | null;
  }[];
  refunds: {
    id: string;
    amount: number;
    state: 'owed' | 'requested' | 'succeeded' | 'failed';
    byHand: boolean;
  }[];
  notes: { id: string; text: string; author: string; at: string }[];
  timeline: TimelineEntry[];
};

type TicketRow = {
  id: string;
  status: 'valid' | 'void';
  name: string | null;
  back: boolean;
  item_id: string;
  seat_id: number | null;
};

/** An order as the organizer's team sees it: his part of it, and its history. Null when it has nothing of his. */
export async function getAdminOrder(
  ctx: Ctx,
  organizerId: string,
  orderId: string,
): Promise<AdminOrder | null> {
  if (!isId(orderId)) return null;
  const { db } = ctx;
  const [order] = await db
    .select()
    .from(orders)
    .where(and(eq(orders.id, orderId), sellsFor(organizerId)));
  if (!order) return null;
  const own = await db.execute<{ id: string }>(sql`
    select i.id from order_items i join performances p on p.id = i.performance_id join events e on e.id = p.event_id
    where i.order_id = ${orderId} and e.organizer_id = ${organizerId}`);
  const mine = new Set([...own].map(({ id }) => id));
  const all = (await orderItemViews(db, [orderId])).get(orderId) ?? [];
  const items = all.filter(({ orderItemId }) => mine.has(orderItemId));
  const isWhole = items.length === all.length;
  const promoCode = await promoCodeOf(ctx, organizerId, order.promoCodeId);
  const [tickets, paid, back, notes, timeline, timeZone] = await Promise.all([
    db.execute<TicketRow>(sql`
      select id, status, attendee_name as name, given_back_at is not null as back, order_item_id as item_id, seat_id
      from tickets t where order_id = ${orderId}
        -- A ticket that moved lives on in the one that took its place.
        and not exists (select 1 from tickets n where n.order_item_id = t.order_item_id and t.seat_id is not null
          and n.ordinal > t.ordinal)
      order by order_item_id, ordinal`),
    db.select().from(payments).where(eq(payments.orderId, orderId)).orderBy(asc(payments.createdAt)),
    db
      .select({ refund: refunds, method: payments.method })
      .from(refunds)
      .innerJoin(payments, eq(payments.id, refunds.paymentId))
      .where(and(eq(refunds.orderId, orderId), isWhole ? undefined : eq(refunds.organizerId, organizerId)))
      .orderBy(asc(refunds.createdAt)),
    db
      .select({ id: orderNotes.id, text: orderNotes.text, at: orderNotes.createdAt, author: users.name })
      .from(orderNotes)
      .leftJoin(users, eq(users.id, orderNotes.authorId))
      .where(and(eq(orderNotes.orderId, orderId), eq(orderNotes.organizerId, organizerId)))
      .orderBy(asc(orderNotes.createdAt)),
    orderTimeline(ctx, { organizerId, order, isWhole }),
    zoneOf(ctx, organizerId),
  ]);
  const byItem = new Map(items.map((item) => [item.orderItemId, item]));
  return {
    id: order.id,
    number: order.number,
    status: order.status,
    channel: order.channel,
    buyerName: order.buyerName,
    email: isReachable(order.email) ? order.email : null,
    currency: order.currency,
    createdAt: order.createdAt.toISOString(),
    paidAt: order.paidAt?.toISOString() ?? null,
    timeZone,
    isWhole,
    items,
    promoCode,
    totals: sums(items),
    tickets: [...tickets].flatMap((row) => {
      const item = byItem.get(row.item_id);
      return item
        ? [{ id: row.id, status: row.status, attendeeName: row.name, isGivenBack: row.back, item }]
        : [];
    }),
    payments: paid.map(({ method, amount, cardLast4 }) => ({ method, amount, cardLast4 })),
    refunds: back.map(({ refund, method }) => ({
      id: refund.id,
      amount: refund.amount,
      state: refund.state,
      byHand: method !== 'stripe',
    })),
    notes: notes.map(({ id, text, author, at }) => ({
      id,
      text,
      author: author ?? 'A closed account',
      at: at.toISOString(),
    })),
    timeline,
  };
}

/** The organizer's tickets of an order with their codes, for printing; null when the order has nothing of his. */
export async function getAdminTickets(ctx: Ctx, organizerId: string, orderId: string) {
  const order = await getAdminOrder(ctx, organizerId, orderId);
  if (!order) return null;
  const own = new Set(order.tickets.map(({ id }) => id));
  const tickets = (await ticketsOfOrder(ctx, orderId)).filter(({ id }) => own.has(id));
  return { order: { number: order.number, buyerName: order.buyerName }, tickets };
}

/** Where tickets of an order could move: free seats of the levels of its valid ones. Whoever has the view may know. */
export async function getFreeSeats(ctx: Ctx, { tickets, status }: AdminOrder): Promise<string[]> {
  if (status !== 'paid' && status !== 'partially_refunded') return [];
  const seated = tickets.filter((ticket) => ticket.status === 'valid' && ticket.item.seatLabel !== null);
  return freeSeatNames(ctx, [...new Set(seated.map(({ item }) => item.priceLevelId))]);
}

async function promoCodeOf(ctx: Ctx, organizerId: string, id: string | null): Promise<string | null> {
  if (!id) return null;
  const [promo] = await ctx.db
    .select({ code: promoCodes.code })
    .from(promoCodes)
    .where(and(eq(promoCodes.id, id), eq(promoCodes.organizerId, organizerId)));
  return promo?.code ?? null;
}

function sums(items: OrderItemView[]) {
  const sum = (pick: (item: OrderItemView) => number) =>
    items.reduce((total, item) => total + item.quantity * pick(item), 0);
  return {
    faceTotal: sum((item) => item.faceAmount),
    feeTotal: sum((item) => item.feeAmount),
    taxTotal: sum((item) => item.taxAmount),
    total: sum((item) => item.price),
  };
}
