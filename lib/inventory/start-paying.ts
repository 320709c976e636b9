import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';

/** What of a cart does not take place as it was sold. */
export type CalledOff = { title: string; status: 'cancelled' | 'postponed' };

/**
 * Fixes a live cart for payment: from here on the clock frees nothing, only the end of the payment does, until
 * `minutes` are over and the payment is ended on purpose. Refused when something in it is cancelled or postponed
 * (`calledOff`), when the cart has lapsed, or when it no longer has the `claims` (seats, and levels of places) that the
 * order lists. The caller holds the buyer's lock and rolls back.
 */
export async function startPaying(
  tx: Transaction,
  { holdId, minutes, claims }: { holdId: string; minutes: number; claims: number },
): Promise<{ ok: true } | { ok: false; calledOff: CalledOff | null }> {
  const [row] = await tx.execute<{ paying: boolean; calledOff: CalledOff | null }>(sql`
    with called_off as (
      select e.title, case when e.status = 'cancelled' then 'cancelled' else p.status::text end as status
      from performances p join events e on e.id = p.event_id
      where (p.status <> 'scheduled' or e.status = 'cancelled') and p.id in (
        select performance_id from claims where hold_id = ${holdId} and state = 'held'
        union select performance_id from place_claims where hold_id = ${holdId} and state = 'held')
      order by p.starts_at limit 1
    ), paying as (
      update holds set state = 'paying', expires_at = clock_timestamp() + make_interval(mins => ${minutes})
      where id = ${holdId} and state = 'active' and expires_at > clock_timestamp()
        and not exists (select 1 from called_off)
      returning id
    )
    select exists (select 1 from paying) as paying, (select to_jsonb(c) from called_off c) as "calledOff"`);
  if (!row?.paying) return { ok: false, calledOff: row?.calledOff ?? null };
  const seats = await tx.execute(sql`
    update claims set expires_at = 'infinity' where (performance_id, seat_id) in (
      select performance_id, seat_id from claims where hold_id = ${holdId} and state = 'held'
      order by performance_id, seat_id for update) and hold_id = ${holdId}
    returning seat_id`);
  const places = await tx.execute(sql`
    update place_claims set expires_at = 'infinity' where hold_id = ${holdId} and state = 'held' returning id`);
  return seats.length + places.length === claims ? { ok: true } : { ok: false, calledOff: null };
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
