import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';

/**
 * Fixes a live cart for payment: from here on the clock frees nothing, only the end of the payment does, until
 * `minutes` are over and the payment is ended on purpose. Returns false when the cart has lapsed, or no longer has the
 * `claims` (seats, and levels of places) that the order lists. The caller holds the buyer's lock and rolls back.
 */
export async function startPaying(
  tx: Transaction,
  { holdId, minutes, claims }: { holdId: string; minutes: number; claims: number },
): Promise<boolean> {
  const live = await tx.execute(sql`
    update holds set state = 'paying', expires_at = clock_timestamp() + make_interval(mins => ${minutes})
    where id = ${holdId} and state = 'active' and expires_at > clock_timestamp() returning id`);
  if (live.length === 0) return false;
  const seats = await tx.execute(sql`
    update claims set expires_at = 'infinity' where (performance_id, seat_id) in (
      select performance_id, seat_id from claims where hold_id = ${holdId} and state = 'held'
      order by performance_id, seat_id for update) and hold_id = ${holdId}
    returning seat_id`);
  const places = await tx.execute(sql`
    update place_claims set expires_at = 'infinity' where hold_id = ${holdId} and state = 'held' returning id`);
  return seats.length + places.length === claims;
}

/**
 * Gives a cart back to its buyer after a payment that is certain not to happen, with `minutes` to decide anew; what a
 * waitlist offered stays his at least as long as was promised.
 * Returns false when the cart is no longer being paid for.
 */
export async function stopPaying(tx: Transaction, holdId: string, minutes: number): Promise<boolean> {
  const [hold] = await tx.execute<{ expires_at: string }>(sql`
    update holds set state = 'active', expires_at = greatest(clock_timestamp() + make_interval(mins => ${minutes}), offered_until)
    where id = ${holdId} and state = 'paying' returning expires_at`);
  if (!hold) return false;
  await tx.execute(sql`
    update claims set expires_at = ${hold.expires_at} where (performance_id, seat_id) in (
      select performance_id, seat_id from claims where hold_id = ${holdId} and state = 'held'
      order by performance_id, seat_id for update)`);
  await tx.execute(
    sql`update place_claims set expires_at = ${hold.expires_at} where hold_id = ${holdId} and state = 'held'`,
  );
  return true;
}
