import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';

export const eventStatuses = ['draft', 'published', 'cancelled'] as const;
export type OwnEventStatus = (typeof eventStatuses)[number];

/** `before` is the id of the last event of the page before. */
export type OwnEventsFilter = { search: string; status?: OwnEventStatus; before?: string };

/** An event in its organizer's list. Moments are ISO 8601. */
export type OwnEventRow = {
  id: string;
  title: string;
  status: OwnEventStatus;
  performances: number;
  next: { startsAt: string; timeZone: string; timeKnown: boolean; venue: string } | null;
  /** Seats and places over all its performances. */
  sold: number;
  capacity: number;
};

const pageSize = 25;

type Row = Omit<OwnEventRow, 'next'> & {
  starts_at: string | null;
  time_zone: string;
  time_known: boolean;
  venue: string;
};

/** The organizer's events, newest first, a page of them; `next` continues. */
export async function listOwnEvents(
  { db }: Pick<Ctx, 'db'>,
  organizerId: string,
  { search, status, before }: OwnEventsFilter,
): Promise<{ events: OwnEventRow[]; next: string | null }> {
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await db.execute<Row>(sql`
    with page as materialized (
      select id, title, status from events
      where organizer_id = ${organizerId}
        ${search ? sql`and (title ilike ${like} or subtitle ilike ${like})` : sql``}
        ${status ? sql`and status = ${status}::event_status` : sql``}
        ${before ? sql`and id < ${before}::uuid` : sql``}
      order by id desc limit ${pageSize + 1}
    ), dates as materialized (
      select p.id, p.event_id, p.plan_id from performances p join page on page.id = p.event_id
    ), sizes as materialized (
      select plan_id, category, count(*)::int as seats from seats
      where plan_id in (select plan_id from dates) group by 1, 2
    ), house as (
      select d.event_id, count(distinct d.id)::int as performances,
        coalesce(sum((select sum(z.seats) from price_level_categories m
          join sizes z on z.plan_id = d.plan_id and z.category = m.category where m.performance_id = d.id)), 0)
        + coalesce(sum(k.capacity), 0) as capacity,
        coalesce(sum((select count(*) from claims c where c.performance_id = d.id and c.state = 'sold')), 0)
        + coalesce(sum(k.sold), 0) as sold
      from dates d
      left join lateral (
        select sum(k.capacity) as capacity, sum(k.sold) as sold from price_levels l
        join place_stock k on k.price_level_id = l.id where l.performance_id = d.id) k on true
      group by 1
    )
    select page.id, page.title, page.status, coalesce(h.performances, 0) as performances,
      coalesce(h.sold, 0)::int as sold, coalesce(h.capacity, 0)::int as capacity,
      n.starts_at, n.time_zone, n.time_known, n.venue
    from page
    left join house h on h.event_id = page.id
    left join lateral (
      select p.starts_at, v.time_zone, p.time_known, v.name as venue
      from performances p join venues v on v.id = p.venue_id
      where p.event_id = page.id and p.starts_at > now() and p.status <> 'cancelled'
      order by p.starts_at, p.id limit 1) n on true
    order by page.id desc`);
  const shown = rows.slice(0, pageSize).map(({ starts_at, time_zone, time_known, venue, ...row }) => ({
    ...row,
    next: starts_at
      ? { startsAt: new Date(starts_at).toISOString(), timeZone: time_zone, timeKnown: time_known, venue }
      : null,
  }));
  return { events: shown, next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null };
}
