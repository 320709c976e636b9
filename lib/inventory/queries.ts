import 'server-only';
import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { type Actor, buyerKey, userIdOf } from '@/lib/actor';
import { heldItems } from './cart-items';
import { type CartView, totalsOf } from './cart-view';

type OpenHold = {
  id: string;
  state: 'active' | 'paying';
  currency: string;
  expires_at: string;
  seconds_left: number;
  order_id: string | null;
};

async function openHold(db: Ctx['db'], actor: Actor): Promise<OpenHold | undefined> {
  const [hold] = await db.execute<OpenHold>(sql`
    select h.id, h.state, h.currency, h.expires_at,
      extract(epoch from h.expires_at - clock_timestamp())::float8 as seconds_left,
      (select o.id from orders o where o.hold_id = h.id and o.status in ('open', 'awaiting_payment')) as order_id
    from holds h
    where h.buyer_key = ${buyerKey(actor)}
      and (h.state = 'paying' or (h.state = 'active' and h.expires_at > clock_timestamp()))`);
  return hold;
}

/** The caller's cart, or null when there is none that lives. */
export async function getCart({ actor, db }: Ctx): Promise<CartView | null> {
  const hold = await openHold(db, actor);
  if (!hold) return null;
  const held = await heldItems(db, hold.id);
  if (held.length === 0) return null;
  const items = held.map(({ seatId: _, ...item }) => item);
  return {
    holdId: hold.id,
    state: hold.state,
    orderId: hold.order_id,
    expiresAt: new Date(hold.expires_at).toISOString(),
    expiresInSeconds: Math.max(0, Math.floor(hold.seconds_left)),
    currency: hold.currency,
    items,
    ...totalsOf(items),
  };
}

/** How many tickets the caller's cart has and how long it lives: for the header of every page. */
export async function getCartSummary({
  actor,
  db,
}: Ctx): Promise<{ count: number; expiresInSeconds: number } | null> {
  const hold = await openHold(db, actor);
  if (!hold) return null;
  const [row] = await db.execute<{ count: number }>(sql`
    select (select count(*) from claims where hold_id = ${hold.id} and state = 'held')
      + (select coalesce(sum(quantity), 0) from place_claims where hold_id = ${hold.id} and state = 'held') as count`);
  const count = Number(row?.count ?? 0);
  return count === 0 ? null : { count, expiresInSeconds: Math.max(0, Math.floor(hold.seconds_left)) };
}

/** The wheelchair places, by performance and seat index, that the caller has tickets for: companions may still join him. */
export async function ownWheelchairPlaces({
  actor,
  db,
}: Ctx): Promise<{ performanceId: string; seatIndex: number }[]> {
  const rows = await db.execute<{ performanceId: string; seatIndex: number }>(sql`
    select c.performance_id as "performanceId", s.seat_index as "seatIndex"
    from orders o join claims c on c.order_id = o.id and c.state = 'sold'
    join seats s on s.id = c.seat_id and s.accessible
    where o.buyer_key = ${buyerKey(actor)} or o.user_id = ${userIdOf(actor)}`);
  return [...rows];
}
