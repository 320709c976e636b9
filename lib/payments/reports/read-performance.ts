import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { isId } from '@/lib/ids';
import { figuresOf } from './figures-sql';
import { readCurves } from './read-curves';
import { readDoor } from './read-door';
import { readFill } from './read-fill';
import {
  accountOf,
  type Channel,
  type ChannelLine,
  type Curve,
  type Door,
  type Fill,
  type Funnel,
  groupBy,
  type LevelLine,
  type PerformanceLine,
} from './report-view';
import { type SumsRow, sumsColumns, sumsOf } from './sums-sql';

export type PerformanceReport = {
  performance: PerformanceLine & { planId: string | null };
  levels: LevelLine[];
  channels: ChannelLine[];
  /** The performance's own curve, then those of comparable ones. */
  curves: Curve[];
  fill: Fill;
  funnel: Funnel;
  door: Door;
};

type Input = { organizerId: string; performanceId: string };
type Head = Omit<PerformanceLine, 'money'> & { planId: string | null };

/** Everything about the sales of one performance; null when it is not this organizer's. */
export async function readPerformance({
  ctx,
  input,
}: {
  ctx: Pick<Ctx, 'db'>;
  input: Input;
}): Promise<PerformanceReport | null> {
  if (!isId(input.performanceId)) return null;
  const [head] = await ctx.db.execute<Head>(sql`
    select p.id, p.event_id as "eventId", e.title, to_char(p.starts_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startsAt",
      p.time_known as "timeKnown", v.time_zone as "timeZone", v.name as venue, p.status, p.currency, p.plan_id as "planId"
    from performances p join events e on e.id = p.event_id join venues v on v.id = p.venue_id
    where p.id = ${input.performanceId} and e.organizer_id = ${input.organizerId}`);
  if (!head) return null;
  const [sales, levels, curves, fill, funnel, door] = await Promise.all([
    readSales(ctx, head.id),
    readLevels(ctx, head),
    readCurves({ ctx, input }),
    readFill({ ctx, input: { performanceId: head.id, planId: head.planId } }),
    readFunnel(ctx, head.id),
    readDoor({ ctx, input: { performanceId: head.id } }),
  ]);
  const byLevel = groupBy(sales, ({ level }) => level);
  return {
    performance: { ...head, money: accountOf(sales.map(({ sums }) => sums)) },
    levels: levels.map(({ id, name, capacity }) => {
      const { tickets, gross, refunds } = accountOf((byLevel.get(id) ?? []).map(({ sums }) => sums));
      return { id, name, capacity, tickets, gross, refunds };
    }),
    channels: [...groupBy(sales, ({ channel }) => channel).entries()].map(([channel, rows]) => ({
      channel: channel as Channel, // safe because the column's type has no other
      currency: head.currency,
      tickets: rows.reduce((sum, row) => sum + row.sums.tickets, 0),
      gross: accountOf(rows.map(({ sums }) => sums)).gross,
    })),
    curves,
    fill,
    funnel,
    door,
  };
}

async function readSales(ctx: Pick<Ctx, 'db'>, performanceId: string) {
  const figures = await figuresOf(ctx, sql`select ${performanceId}::uuid`);
  const rows = await ctx.db.execute<SumsRow & { level: string; channel: Channel }>(sql`
    select price_level_id as level, channel, by_hand, ${sumsColumns}
    from ${figures} f group by 1, 2, 3`);
  return rows.map((row) => ({ level: row.level, channel: row.channel, sums: sumsOf(row) }));
}

async function readLevels({ db }: Pick<Ctx, 'db'>, { id, planId }: Head) {
  const rows = await db.execute<{ id: string; name: string; capacity: number | null }>(sql`
    select l.id, l.name, coalesce(s.capacity, (
        select count(*) from price_level_categories c join seats on seats.plan_id = ${planId} and seats.category = c.category
        where c.price_level_id = l.id))::int as capacity
    from price_levels l left join place_stock s on s.price_level_id = l.id
    where l.performance_id = ${id} order by l.position`);
  return [...rows];
}

/** How far buyers came on the site. Carts that lapsed are not kept, so the way begins at the order. */
async function readFunnel({ db }: Pick<Ctx, 'db'>, performanceId: string): Promise<Funnel> {
  const [row] = await db.execute<Funnel>(sql`
    with mine as (
      select distinct o.id, o.paid_at from order_items i join orders o on o.id = i.order_id
      where i.performance_id = ${performanceId} and o.channel = 'web')
    select count(*)::int as begun, count(*) filter (where paid_at is not null)::int as paid,
      count(*) filter (where paid_at is not null or exists (
        select 1 from checkout_attempts a where a.order_id = mine.id))::int as "atPayment",
      ((select count(*) from claims where performance_id = ${performanceId} and state = 'held' and expires_at > now())
        + (select coalesce(sum(c.quantity), 0) from price_levels l join place_claims c on c.price_level_id = l.id
          where l.performance_id = ${performanceId} and c.state = 'held' and c.expires_at > now()))::int as "inCarts"
    from mine`);
  return row ?? { inCarts: 0, begun: 0, atPayment: 0, paid: 0 };
}
