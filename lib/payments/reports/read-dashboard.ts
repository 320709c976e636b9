import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import type { Dashboard, NextPerformance, SalesSince } from './dashboard-view';
import { figuresOf } from './figures-sql';
import { readCapacities } from './read-overview';

type Input = { organizerId: string };
type Given = { ctx: Pick<Ctx, 'db'>; input: Input };

const nextShown = 6;

/** What an organizer's team wants to know first: what was just sold, what comes next, and what waits for somebody. */
export async function readDashboard(given: Given): Promise<Dashboard> {
  const [sold, next, disputed, unrefunded, drafts, failedRefunds] = await Promise.all([
    readSales(given),
    readNext(given),
    readDisputed(given),
    readUnrefunded(given),
    readDrafts(given),
    readFailedRefunds(given),
  ]);
  return { ...sold, next, disputed, unrefunded, drafts, failedRefunds };
}

const own = ({ organizerId }: Input) => sql`
  select p.id from performances p join events e on e.id = p.event_id where e.organizer_id = ${organizerId}`;

/** Today, the last seven days and the seven before them, each on the venue's calendar. */
async function readSales({ ctx, input }: Given): Promise<Pick<Dashboard, 'sales' | 'behind'>> {
  const { rows: figures, behind } = await figuresOf(ctx, own(input));
  const rows = await ctx.db.execute<SalesSince>(sql`
    with line as (
      select p.currency, f.tickets, f.face + f.fee + f.tax as gross,
        (now() at time zone v.time_zone)::date - f.day as ago
      from ${figures} f join performances p on p.id = f.performance_id join venues v on v.id = p.venue_id
      where f.day > current_date - 16)
    select currency,
      coalesce(sum(tickets) filter (where ago <= 0), 0)::int as "ticketsToday",
      coalesce(sum(gross) filter (where ago <= 0), 0)::float8 as "grossToday",
      coalesce(sum(tickets) filter (where ago < 7), 0)::int as "ticketsWeek",
      coalesce(sum(gross) filter (where ago < 7), 0)::float8 as "grossWeek",
      coalesce(sum(gross) filter (where ago between 7 and 13), 0)::float8 as "grossWeekBefore"
    from line group by 1 order by 5 desc`);
  return { sales: [...rows], behind };
}

async function readNext({ ctx, input }: Given): Promise<NextPerformance[]> {
  const rows = await ctx.db.execute<Omit<NextPerformance, 'capacity' | 'tickets'>>(sql`
    select p.id, p.event_id as "eventId", e.title, to_char(p.starts_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startsAt",
      p.time_known as "timeKnown", v.time_zone as "timeZone", v.name as venue, p.status,
      p.on_sale_at > now() as "notYetOnSale"
    from performances p join events e on e.id = p.event_id join venues v on v.id = p.venue_id
    where e.organizer_id = ${input.organizerId} and e.status = 'published' and p.status <> 'cancelled'
      and p.starts_at > now() - interval '4 hours'
    order by p.starts_at, p.id limit ${nextShown}`);
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [{ rows: figures }, capacities] = await Promise.all([
    figuresOf(ctx, sql`select unnest(${sql.param(ids)}::uuid[])`),
    readCapacities({ ctx, input: { performanceIds: ids } }),
  ]);
  const sold = await ctx.db.execute<{ id: string; tickets: number }>(sql`
    select performance_id as id, sum(tickets - tickets_back)::int as tickets from ${figures} f group by 1`);
  const tickets = new Map(sold.map((row) => [row.id, row.tickets]));
  return rows.map((row) => ({
    ...row,
    tickets: tickets.get(row.id) ?? 0,
    capacity: capacities.get(row.id) ?? 0,
  }));
}

async function readDisputed({ ctx, input }: Given) {
  const { rows: figures } = await figuresOf(ctx, own(input));
  const rows = await ctx.db.execute<Dashboard['disputed'][number]>(sql`
    select p.currency, sum(f.face_disputed + f.fee_disputed + f.tax_disputed)::float8 as amount
    from ${figures} f join performances p on p.id = f.performance_id
    group by 1 having sum(f.face_disputed + f.fee_disputed + f.tax_disputed) > 0 order by 1`);
  return [...rows];
}

/** Cancelled performances that still have buyers' money. */
async function readUnrefunded({ ctx, input }: Given) {
  const cancelled = sql`${own(input)} and p.status = 'cancelled'`;
  const { rows: figures } = await figuresOf(ctx, cancelled);
  const rows = await ctx.db.execute<Dashboard['unrefunded'][number]>(sql`
    select p.id, e.title, (p.starts_at at time zone v.time_zone)::date::text as day,
      sum(f.tickets - f.tickets_back)::int as tickets
    from ${figures} f join performances p on p.id = f.performance_id
    join events e on e.id = p.event_id join venues v on v.id = p.venue_id
    where not exists (
      select 1 from performance_refunds r where r.performance_id = p.id and r.finished_at is not null)
    group by 1, 2, 3
    having sum(f.tickets - f.tickets_back) > 0
      and sum(f.face + f.fee + f.tax - f.face_back - f.fee_back - f.tax_back) > 0
    order by 3 limit 5`);
  return [...rows];
}

/** Events that nobody sees yet although their first date is near. */
async function readDrafts({ ctx, input }: Given) {
  const rows = await ctx.db.execute<Dashboard['drafts'][number]>(sql`
    select e.id, e.title, min(p.starts_at at time zone v.time_zone)::date::text as day
    from events e join performances p on p.event_id = e.id join venues v on v.id = p.venue_id
    where e.organizer_id = ${input.organizerId} and e.status = 'draft' and p.status <> 'cancelled'
      and p.starts_at between now() and now() + interval '60 days'
    group by 1, 2 order by 3 limit 5`);
  return [...rows];
}

async function readFailedRefunds({ ctx, input }: Given): Promise<number> {
  const [row] = await ctx.db.execute<{ n: number }>(sql`
    select count(*)::int as n from refunds where organizer_id = ${input.organizerId} and state = 'failed'`);
  return row?.n ?? 0;
}
