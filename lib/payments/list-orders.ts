import { eq, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { organizers } from '@/db/schema';
import { isReachable } from '@/lib/orders/box-office-address';
import type { OrderFilter } from '@/lib/orders/order-filter';
import type { OrderStatus } from '@/lib/orders/transition';
import { feesKept, foundOrders, ownPart } from './order-search';

const pageSize = 50;

export type OrderRow = {
  id: string;
  number: string;
  status: OrderStatus;
  /** Refunded, but for fees that stay with the seller. */
  feesKept: boolean;
  channel: 'web' | 'box_office';
  buyerName: string;
  /** Null for a buyer at the door who gave none. */
  email: string | null;
  currency: string;
  /** ISO 8601. */
  createdAt: string;
  /** What of the order is this organizer's. */
  pieces: number;
  amount: number;
  title: string;
  performances: number;
};

export type OrderPage = { timeZone: string; orders: OrderRow[]; newer?: string; older?: string };

/** The zone in which an organizer's days begin. */
export async function zoneOf({ db }: Ctx, organizerId: string): Promise<string> {
  const [organizer] = await db
    .select({ timeZone: organizers.timeZone })
    .from(organizers)
    .where(eq(organizers.id, organizerId));
  return organizer?.timeZone ?? 'UTC';
}

/** A page of the orders that have something of this organizer, the newest first, with his part of each. */
export async function listOrders(ctx: Ctx, organizerId: string, filter: OrderFilter): Promise<OrderPage> {
  const timeZone = await zoneOf(ctx, organizerId);
  const upwards = filter.newer !== undefined;
  const found = await ctx.db.execute<Omit<OrderRow, 'email'> & { email: string }>(sql`
    select o.id, o.number, o.status, ${feesKept} as "feesKept", o.channel, o.buyer_name as "buyerName", o.email, o.currency,
      to_char(o.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
      mine.pieces, mine.amount, mine.title, mine.performances
    from (${foundOrders({ organizerId, filter, timeZone, limit: pageSize + 1 })}) found join orders o on o.id = found.id
    ${ownPart(organizerId, filter.performanceId)}
    order by o.id ${upwards ? sql`asc` : sql`desc`}`);
  const hasMore = found.length > pageSize;
  const rows = found.slice(0, pageSize);
  if (upwards) rows.reverse();
  const list = rows.map((row) => ({ ...row, email: isReachable(row.email) ? row.email : null }));
  return {
    timeZone,
    orders: list,
    newer: (upwards ? hasMore : filter.older !== undefined) ? list[0]?.id : undefined,
    older: upwards || hasMore ? list.at(-1)?.id : undefined,
  };
}
