import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { figuresOf } from './figures-sql';
import {
  accountOf,
  addUp,
  type Channel,
  type DayLine,
  groupBy,
  type Overview,
  type PerformanceLine,
  type Show,
  type SumsByHand,
} from './report-view';
import { type SumsRow, sumsColumns, sumsOf } from './sums-sql';

type Input = { organizerId: string; show: Show };

/** The ids of an organizer's performances. A performance is to come until the day after it. */
function chosenBy({ organizerId, show }: Input): SQL {
  const when = {
    ahead: sql`and p.starts_at > now() - interval '1 day'`,
    past: sql`and p.starts_at <= now() - interval '1 day'`,
    all: sql``,
  };
  return sql`
    select p.id from performances p join events e on e.id = p.event_id
    where e.organizer_id = ${organizerId} ${when[show]}`;
}

type Row = SumsRow & {
  id: string;
  event_id: string;
  title: string;
  starts_at: string;
  time_known: boolean;
  time_zone: string;
  venue: string;
  status: PerformanceLine['status'];
  currency: string;
  channel: Channel | null;
};

/** What an organizer's performances have sold, each by itself, by event, by channel, and in all; never across currencies. */
export async function readOverview({
  ctx,
  input,
}: {
  ctx: Pick<Ctx, 'db'>;
  input: Input;
}): Promise<Overview> {
  const chosen = chosenBy(input);
  const { rows, behind } = await figuresOf(ctx, chosen);
  const found = await ctx.db.execute<Row>(sql`
    with f as (
      select performance_id, channel, by_hand, ${sumsColumns} from ${rows} figures group by 1, 2, 3)
    select p.id, p.event_id, e.title, to_char(p.starts_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as starts_at, p.time_known,
      v.time_zone, v.name as venue, p.status, p.currency, f.*
    from performances p
    join events e on e.id = p.event_id
    join venues v on v.id = p.venue_id
    left join f on f.performance_id = p.id
    where p.id in (${chosen})
    order by p.starts_at, p.id`);
  const lines = found.map((row) => ({ row, sums: sumsOf(row) }));
  const account = (group: { sums: SumsByHand }[]) => accountOf(group.map(({ sums }) => sums));
  const by = (keyOf: (row: Row) => string) => [...groupBy(lines, ({ row }) => keyOf(row)).values()];
  return {
    behind,
    performances: by(({ id }) => id).map((group) => ({ ...lineOf(first(group).row), money: account(group) })),
    events: by(({ event_id, currency }) => `${event_id} ${currency}`).map((group) => {
      const { event_id, title, currency } = first(group).row;
      const performances = new Set(group.map(({ row }) => row.id)).size;
      return { eventId: event_id, title, currency, performances, money: account(group) };
    }),
    totals: by(({ currency }) => currency).map((group) => ({
      currency: first(group).row.currency,
      money: account(group),
    })),
    channels: by(({ currency, channel }) => `${currency} ${channel}`).flatMap((group) => {
      const { currency, channel } = first(group).row;
      const sums = addUp(group.map(({ sums }) => sums));
      return channel
        ? [{ channel, currency, tickets: sums.tickets, gross: sums.face + sums.fee + sums.tax }]
        : [];
    }),
  };
}

/** Sales of the last thirty days by day of payment at the venue and currency; days without a sale are left out. */
export async function readDays({
  ctx,
  input: { organizerId },
}: {
  ctx: Pick<Ctx, 'db'>;
  input: { organizerId: string };
}): Promise<{ days: DayLine[]; behind: boolean }> {
  const { rows, behind } = await figuresOf(ctx, chosenBy({ organizerId, show: 'all' }));
  const days = await ctx.db.execute<DayLine>(sql`
    select f.day::text as day, p.currency, sum(f.tickets)::int as tickets,
      sum(f.face + f.fee + f.tax)::float8 as gross
    from ${rows} f join performances p on p.id = f.performance_id
    where f.day > current_date - 30 group by 1, 2 order by 1, 2`);
  return { days: [...days], behind };
}

/** The day that it is for an organizer: "2026-12-04". */
export async function readToday({
  ctx,
  input: { organizerId },
}: {
  ctx: Pick<Ctx, 'db'>;
  input: { organizerId: string };
}): Promise<string> {
  const [row] = await ctx.db.execute<{ today: string }>(sql`
    select (now() at time zone time_zone)::date::text as today from organizers where id = ${organizerId}`);
  return row?.today ?? new Date().toISOString().slice(0, 10);
}

/** How many tickets there are to sell, for each of these performances. */
export async function readCapacities({
  ctx,
  input: { performanceIds },
}: {
  ctx: Pick<Ctx, 'db'>;
  input: { performanceIds: string[] };
}): Promise<Map<string, number>> {
  const rows = await ctx.db.execute<{ id: string; capacity: number }>(sql`
    with chosen as (select id, plan_id from performances where id = any(${sql.param(performanceIds)}::uuid[])),
      planned as (
        select plan_id, category, count(*)::int as n from seats
        where plan_id in (select plan_id from chosen) group by 1, 2)
    select c.id, (
        coalesce((select sum(n) from planned join price_level_categories x using (category)
          where planned.plan_id = c.plan_id and x.performance_id = c.id), 0)
        + coalesce((select sum(s.capacity) from price_levels l join place_stock s on s.price_level_id = l.id
          where l.performance_id = c.id), 0))::int as capacity
    from chosen c`);
  return new Map(rows.map(({ id, capacity }) => [id, capacity]));
}

function first<T>(group: T[]): T {
  const [one] = group;
  if (one === undefined) throw new Error('A group without a row');
  return one;
}

const lineOf = (row: Row): Omit<PerformanceLine, 'money'> => ({
  id: row.id,
  eventId: row.event_id,
  title: row.title,
  startsAt: row.starts_at,
  timeKnown: row.time_known,
  timeZone: row.time_zone,
  venue: row.venue,
  status: row.status,
  currency: row.currency,
});
