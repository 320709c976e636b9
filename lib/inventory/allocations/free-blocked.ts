import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { type Freed, tellWaitlist, waitedFor } from '../waitlist/tell-waitlist';

/** Puts blocked seats that `which` (a condition on claims) names back on sale; what is sold or held is never touched. */
export async function freeBlockedSeats(tx: Transaction, performanceId: string, which: SQL): Promise<number> {
  const freed = await tx.execute<Freed>(sql`
    delete from claims where state = 'blocked' and (performance_id, seat_id) in (
      select performance_id, seat_id from claims
      where performance_id = ${performanceId} and state = 'blocked' and ${which}
      order by performance_id, seat_id for update
    ) returning price_level_id, ${waitedFor}`);
  await tellWaitlist(tx, freed);
  return freed.length;
}

type Blocked = { id: string; price_level_id: string; quantity: number };

/**
 * Gives blocked places of an allocation back to the sale: at most `most` of each level, or of one. Returns how many. The
 * allocation is locked by the caller, so that its quantities stand still.
 */
export async function freeBlockedPlaces(
  tx: Transaction,
  allocationId: string,
  wish: { priceLevelId?: string; most?: number } = {},
): Promise<number> {
  const rows = await tx.execute<Blocked>(sql`
    select id, price_level_id, quantity from place_claims
    where allocation_id = ${allocationId} and state = 'blocked'
      ${wish.priceLevelId ? sql`and price_level_id = ${wish.priceLevelId}` : sql``}
    order by price_level_id for update`);
  let sum = 0;
  for (const { id, price_level_id, quantity } of rows) {
    const count = Math.min(quantity, wish.most ?? quantity);
    await shrink(tx, { id, price_level_id, quantity }, count);
    const freed = await tx.execute<Freed>(sql`
      update place_stock set blocked = blocked - ${count} where price_level_id = ${price_level_id}
      returning price_level_id, ${waitedFor}`);
    await tellWaitlist(tx, freed);
    sum += count;
  }
  return sum;
}

/** Takes places out of a blocked claim that the caller has locked; the stock is the caller's to move. */
export async function shrink(tx: Transaction, claim: Blocked, count: number): Promise<void> {
  if (count === claim.quantity) await tx.execute(sql`delete from place_claims where id = ${claim.id}`);
  else await tx.execute(sql`update place_claims set quantity = quantity - ${count} where id = ${claim.id}`);
}
