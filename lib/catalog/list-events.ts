import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { type CardRow, cardColumns, type EventCard, toCard } from './event-card';
import { pageSize, priceCurrency, type Sort } from './input';
import {
  type Aliases,
  eventConditions,
  performanceConditions,
  type ResolvedFilters,
} from './listing-conditions';
import type { Cursor } from './listing-url';

/** One page of events. `previous` and `next` are null at the ends. */
type EventPage = { events: EventCard[]; previous: Cursor | null; next: Cursor | null };

type Input = { filters: ResolvedFilters; cursor?: Cursor | null; now: Date; limit?: number };

const rival: Aliases = { p: sql`p2`, v: sql`v2` };

const micros = (column: SQL) => sql`(extract(epoch from ${column}) * 1000000)::bigint`;
const fromMicros = (key: string) => sql`timestamptz 'epoch' + ${key}::bigint * interval '1 microsecond'`;

// Amounts of other currencies cannot be compared; they come last.
const comparablePrice = sql`coalesce(min(p.lowest_price) filter (where p.currency = ${priceCurrency}), 2147483647)`;

type Plan = { rows: SQL; key: SQL; id: SQL; bound: (key: string) => SQL; descending: boolean };

/** One row per event, with the key it is sorted by; the date plan walks the index of dates and stops early. */
function planFor(sort: Sort, filters: ResolvedFilters, asOf: Date): Plan {
  const matching = sql`from performances p join venues v on v.id = p.venue_id
    where p.event_id = e.id and ${performanceConditions(filters, asOf)}`;
  switch (sort) {
    case 'date':
      return {
        rows: sql`from performances p join venues v on v.id = p.venue_id join events e on e.id = p.event_id
          where ${performanceConditions(filters, asOf)} and ${eventConditions(filters)}
            and not exists (
              select 1 from performances p2 join venues v2 on v2.id = p2.venue_id
              where p2.event_id = p.event_id and (p2.starts_at, p2.id) < (p.starts_at, p.id)
                and ${performanceConditions(filters, asOf, { aliases: rival })})`,
        key: sql`p.starts_at`,
        id: sql`p.id`,
        bound: fromMicros,
        descending: false,
      };
    case 'announced':
      return {
        rows: sql`from events e where ${eventConditions(filters)} and exists (select 1 ${matching})`,
        key: sql`e.announced_at`,
        id: sql`e.id`,
        bound: fromMicros,
        descending: true,
      };
    case 'price':
      return {
        rows: sql`from events e cross join lateral (select ${comparablePrice} as price, count(*) as found ${matching}) c
          where ${eventConditions(filters)} and c.found > 0`,
        key: sql`c.price`,
        id: sql`e.id`,
        bound: (key) => sql`${key}::int`,
        descending: false,
      };
  }
}

/**
 * Reads one page of the listing by keyset: what is added or passes meanwhile neither repeats nor hides an event on the
 * pages that follow, since they all keep the first page's `asOf`.
 */
export async function listEvents(
  ctx: Pick<Ctx, 'db'>,
  { filters, cursor, now, limit = pageSize }: Input,
): Promise<EventPage> {
  const asOf = cursor ? new Date(cursor.asOf) : now;
  const plan = planFor(filters.sort, filters, asOf);
  const backwards = cursor?.direction === 'before';
  const down = plan.descending !== backwards;
  const order = down ? sql`desc` : sql`asc`;
  const keyText = filters.sort === 'price' ? sql`${plan.key}::text` : sql`${micros(plan.key)}::text`;
  const beyond = cursor
    ? sql`and (${plan.key}, ${plan.id}) ${down ? sql`<` : sql`>`} (${plan.bound(cursor.key)}, ${cursor.id}::uuid)`
    : sql``;
  const rows: (CardRow & { key: string; tie: string })[] = await ctx.db.execute(sql`
    with page as (
      select e.id as event_id, ${keyText} as key, ${plan.id} as tie,
        row_number() over (order by ${plan.key} ${order}, ${plan.id} ${order}) as place
      ${plan.rows} ${beyond}
      order by ${plan.key} ${order}, ${plan.id} ${order}
      limit ${limit + 1}::int)
    select page.key, page.tie, ${cardColumns(performanceConditions(filters, asOf))}
    order by page.place`);
  const more = rows.length > limit;
  const kept = rows.slice(0, limit);
  if (backwards) kept.reverse();
  const at = (row: (typeof kept)[number] | undefined, direction: Cursor['direction']): Cursor | null =>
    row ? { direction, key: row.key, id: row.tie, asOf: asOf.getTime() } : null;
  return {
    events: kept.map((row) => toCard(row, now)),
    previous: (backwards ? more : cursor) ? at(kept[0], 'before') : null,
    next: backwards || more ? at(kept.at(-1), 'after') : null,
  };
}
