import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { type Actor, buyerKey, userIdOf } from '@/lib/actor';
import { keptPieces } from '../owned-sql';

export type PassPart = { performanceId: string; priceLevelId: string; startsAt: string; timeZone: string };

export type PassFacts = {
  id: string;
  name: string;
  currency: string;
  maxPerBuyer: number;
  sale: 'before' | 'open' | 'ended';
  /** ISO; when its sale opens, if that is stated. */
  onSaleAt: string | null;
  /** Passes that the buyer has paid for. */
  owned: number;
  /** Its dates by price level: everybody locks levels in one order. */
  parts: PassPart[];
};

const iso = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`);

/** What decides whether somebody may hold a pass, by the database's clock; undefined when there is no such pass. */
export async function findPass(
  tx: Transaction,
  actor: Actor,
  passId: string,
): Promise<PassFacts | undefined> {
  const [pass] = await tx.execute<PassFacts>(sql`
    select s.id, s.name, s.currency, s.max_per_buyer as "maxPerBuyer", ${iso('s.on_sale_at')} as "onSaleAt",
      case when s.on_sale_at > clock_timestamp() then 'before'
           when s.off_sale_at <= clock_timestamp() then 'ended' else 'open' end as sale,
      (select coalesce(sum(n), 0)::int from (
        select max(${keptPieces}) as n from orders o join order_items i on i.order_id = o.id
        where i.pass_id = s.id and (o.buyer_key = ${buyerKey(actor)} or (o.user_id = ${userIdOf(actor)} and o.total > 0))
          and o.status in ('paid', 'partially_refunded', 'disputed')
        group by o.id) bought) as owned,
      (select coalesce(jsonb_agg(jsonb_build_object(
          'performanceId', t.performance_id, 'priceLevelId', t.price_level_id,
          'startsAt', ${iso('p.starts_at')}, 'timeZone', v.time_zone) order by t.price_level_id), '[]')
       from pass_parts t join performances p on p.id = t.performance_id join venues v on v.id = p.venue_id
       where t.pass_id = s.id) as parts
    from passes s where s.id = ${passId}`);
  return pass;
}
