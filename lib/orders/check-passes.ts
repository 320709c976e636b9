import { sql } from 'drizzle-orm';
import type { Ctx, Transaction } from '@/db';
import type { ClaimedItem } from '@/lib/inventory/cart-items';
import { keptPieces } from '@/lib/inventory/owned-sql';
import { passFailures } from '@/lib/inventory/passes/pass-failures';
import { type Failure, fail } from '@/lib/result';
import { placedBy } from './promo-codes/placed-by';

type PassRefusal = Failure<'PASS_CHANGED'> | ReturnType<typeof passFailures.limit>;

/**
 * Why the passes of a cart cannot be ordered: a place on one of its dates is no longer held, or its buyer has some already,
 * whoever he was when he bought. The caller holds the buyer's lock. A cart without passes costs no statement.
 */
export async function checkPasses(
  { actor, db }: Ctx & { db: Transaction },
  items: ClaimedItem[],
): Promise<PassRefusal | null> {
  const held = items.filter(({ passId }) => passId !== null);
  if (held.length === 0) return null;
  const ids = sql`${sql.param([...new Set(held.map(({ passId }) => passId))])}::uuid[]`;
  const passes = await db.execute<{ id: string; limit: number; owned: number; levels: string[] }>(sql`
    select s.id, s.max_per_buyer as limit,
      (select coalesce(sum(n), 0)::int from (
        select max(${keptPieces}) as n from orders o join order_items i on i.order_id = o.id
        where i.pass_id = s.id and (${placedBy(actor, sql`o`)})
          and o.status in ('open', 'awaiting_payment', 'paid', 'partially_refunded', 'disputed')
        group by o.id) bought) as owned,
      array(select price_level_id::text from pass_parts where pass_id = s.id) as levels
    from passes s where s.id = any(${ids})`);
  for (const { id, limit, owned, levels } of passes) {
    const parts = held.filter(({ passId }) => passId === id);
    const quantity = parts[0]?.quantity ?? 0;
    const whole =
      parts.length === levels.length &&
      parts.every((part) => part.quantity === quantity && levels.includes(part.priceLevelId));
    if (!whole) {
      return fail(
        'PASS_CHANGED',
        `The pass “${parts[0]?.passName}” has changed, or a date of it is not held any more. Take it out of your cart and choose it again; nothing was charged.`,
      );
    }
    if (quantity + owned > limit) return passFailures.limit(limit, owned);
  }
  return null;
}
