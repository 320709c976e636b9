import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import type { Cart } from './open-carts';
import type { Sale } from './open-sale';

/** Live carts from one network address: a campus behind one is served, one machine that drops its cookies is not. */
export const mostCartsPerOrigin = 100;

/** Live carts from which on they are counted behind a lock; below, no burst that one look can miss reaches the cap. */
export const countedFrom = 20;

type Opened = { cart: Cart; sale: Sale; origin?: string };

/**
 * Of the carts that a transaction has opened, those that are too many for the network they come from, by hold; the caller
 * undoes them. To be asked at the very end: the lock behind which is counted is the transaction's last, so that its owner
 * waits for nobody and others wait for no more than his commit.
 */
export async function crowdedOut(tx: Transaction, opened: Opened[]): Promise<Set<string>> {
  const counted = opened.flatMap(({ cart, sale, origin }) =>
    cart.fresh && origin && sale.cartsHere >= countedFrom ? [{ origin, holdId: cart.holdId }] : [],
  );
  if (counted.length === 0) return new Set();
  const origins = JSON.stringify([...new Set(counted.map(({ origin }) => origin))].sort());
  const [, live] = await Promise.all([
    tx.execute(sql`
      select pg_advisory_xact_lock(hashtextextended('origin ' || w.origin, 0)) from (
        select origin from json_array_elements_text(${origins}::text::json) with ordinality as o(origin, n) order by n) w`),
    tx.execute<{ origin: string; carts: number }>(sql`
      select w.origin, (select count(*)::int from holds h where h.origin = w.origin
        and (h.state = 'paying' or (h.state = 'active' and h.expires_at > clock_timestamp()))) as carts
      from json_array_elements_text(${origins}::text::json) as w(origin)`),
  ]);
  const over = new Map(live.map(({ origin, carts }) => [origin, carts - mostCartsPerOrigin]));
  const out = new Set<string>();
  for (const { origin, holdId } of counted.toReversed()) {
    const left = over.get(origin) ?? 0;
    if (left > 0) out.add(holdId);
    over.set(origin, left - 1);
  }
  return out;
}
