import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { isId } from '@/lib/ids';
import { figuresOf } from './figures-sql';
import type { PromoLine } from './promo-view';
import { readCurves } from './read-curves';
import { readDoor } from './read-door';
import { readFill } from './read-fill';
import { readFunnel } from './read-funnel';
import { readPromoLines } from './read-promo-codes';
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
  /** Very many orders have changed since the figures were stored, and are not in these yet. */
  behind: boolean;
  levels: LevelLine[];
  channels: ChannelLine[];
  /** What promo codes brought, by code or batch. */
  promos: PromoLine[];
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
  const [{ sales, ...read }, levels, { curves, ...compared }, fill, funnel, door, codes] = await Promise.all([
    readSales(ctx, head.id),
    readLevels(ctx, head),
    readCurves({ ctx, input }),
    readFill({ ctx, input: { performanceId: head.id, planId: head.planId } }),
    readFunnel({ ctx, input: { performanceId: head.id } }),
    readDoor({ ctx, input: { performanceId: head.id } }),
    readPromoLines({ ctx, input }),
  ]);
  const byLevel = groupBy(sales, ({ level }) => level);
  return {
    behind: read.behind || compared.behind || codes.behind,
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
    promos: [...codes.lines.values()].flat(),
    curves,
    fill,
    funnel,
    door,
  };
}

async function readSales(ctx: Pick<Ctx, 'db'>, performanceId: string) {
  const { rows, behind } = await figuresOf(ctx, sql`select ${performanceId}::uuid`);
  const found = await ctx.db.execute<SumsRow & { level: string; channel: Channel }>(sql`
    select price_level_id as level, channel, by_hand, ${sumsColumns}
    from ${rows} f group by 1, 2, 3 order by channel, 1`);
  const sales = found.map((row) => ({ level: row.level, channel: row.channel, sums: sumsOf(row) }));
  return { sales, behind };
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
