import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { type CardRow, cardColumns, type EventCard, toCard } from './event-card';

/** The events whose sale opens next, the soonest first. */
export async function listOnSaleSoon(
  ctx: Pick<Ctx, 'db'>,
  { now, limit }: { now: Date; limit: number },
): Promise<EventCard[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const matching = sql`p.on_sale_at > ${at} and p.starts_at > ${at} and p.status <> 'cancelled'`;
  const rows = await ctx.db.execute<CardRow>(sql`
    with page as (
      select p.event_id, min(p.on_sale_at) as opens
      from performances p join events on events.id = p.event_id
      where ${matching} and events.status = 'published'
      group by p.event_id order by opens, p.event_id limit ${limit}::int)
    select ${cardColumns(matching)}
    order by page.opens, e.id`);
  return rows.map((row) => toCard(row, now));
}
