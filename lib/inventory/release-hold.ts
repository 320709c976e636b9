import { sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { buyerKey } from '@/lib/actor';
import { failures, type HoldFailure } from './failures';
import type { ReleaseInput } from './input';
import { freeHeld, lockBuyer } from './internal';

/**
 * Gives back the caller's whole cart, or a part of it (some seats, or a level, of one performance; or a pass), at once. Freeing
 * what is not there is no error. A cart that is being paid for is not touched: its payment ends first.
 */
export async function releaseHold({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: ReleaseInput;
}): Promise<{ ok: true } | HoldFailure> {
  return withTransaction(ctx, async (tx) => {
    const buyer = buyerKey(tx.actor);
    await lockBuyer(tx.db, buyer);
    const [hold] = await tx.db.execute<{ id: string; state: string; order_id: string | null }>(sql`
      select h.id, h.state,
        (select o.id from orders o where o.hold_id = h.id and o.status in ('open', 'awaiting_payment')) as order_id
      from holds h where h.buyer_key = ${buyer} and h.state in ('active', 'paying') for update of h`);
    if (!hold) return { ok: true };
    if (hold.state === 'paying') return failures.checkoutOpen(hold.order_id);
    await freeHeld(tx.db, hold.id, await partOf(tx.db, input));
    await tx.db.execute(sql`
      update holds set state = 'released' where id = ${hold.id}
        and not exists (select 1 from claims where hold_id = ${hold.id} and state = 'held')
        and not exists (select 1 from place_claims where hold_id = ${hold.id} and state = 'held')`);
    return { ok: true };
  });
}

async function partOf(tx: Transaction, { performanceId, seatIndexes, priceLevelId, passId }: ReleaseInput) {
  if (passId) return { passId };
  if (!performanceId || !seatIndexes) return { performanceId, priceLevelId };
  const rows = await tx.execute<{ id: number }>(sql`
    select s.id from performances p join seats s on s.plan_id = p.plan_id
    where p.id = ${performanceId} and s.seat_index = any(${`{${seatIndexes.join(',')}}`}::int[])`);
  return { performanceId, seatIds: [...rows].map((row) => row.id) };
}
