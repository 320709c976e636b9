import 'server-only';
import { eq, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { organizers } from '@/db/schema';
import { formatMoment } from '@/lib/clock';
import { isReachable } from '@/lib/orders/box-office-address';
import type { OrderFilter } from '@/lib/orders/order-filter';
import type { OrderStatus } from '@/lib/orders/transition';
import { feesKept, orderConditions, ownPart } from './order-search';

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
export async function getOrderPage(ctx: Ctx, organizerId: string, filter: OrderFilter): Promise<OrderPage> {
  const timeZone = await zoneOf(ctx, organizerId);
  const upwards = filter.newer !== undefined;
  const found = await ctx.db.execute<Omit<OrderRow, 'email'> & { email: string }>(sql`
    select o.id, o.number, o.status, ${feesKept} as "feesKept", o.channel, o.buyer_name as "buyerName", o.email, o.currency,
      to_char(o.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
      mine.pieces, mine.amount, mine.title, mine.performances
    from orders o ${ownPart(organizerId, filter.performanceId)}
    where ${orderConditions(organizerId, filter, timeZone)}
      ${upwards ? sql`and o.id > ${filter.newer}` : filter.older ? sql`and o.id < ${filter.older}` : sql``}
    order by o.id ${upwards ? sql`asc` : sql`desc`} limit ${pageSize + 1}`);
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

export type PerformanceChoice = { id: string; label: string; isCancelled: boolean };

/** The organizer's evenings, the latest first, for filters. */
export async function getPerformanceChoices({ db }: Ctx, organizerId: string): Promise<PerformanceChoice[]> {
  const rows = await db.execute<{
    id: string;
    title: string;
    at: string;
    zone: string;
    known: boolean;
    cancelled: boolean;
  }>(sql`
    select p.id, e.title, to_char(p.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
      v.time_zone as zone, p.time_known as known, p.status = 'cancelled' as cancelled
    from performances p join events e on e.id = p.event_id join venues v on v.id = p.venue_id
    where e.organizer_id = ${organizerId} order by p.starts_at desc, p.id limit 300`);
  return [...rows].map(({ id, title, at, zone, known, cancelled }) => ({
    id,
    label: `${title}, ${formatMoment(at, zone, { timeKnown: known })}`,
    isCancelled: cancelled,
  }));
}
