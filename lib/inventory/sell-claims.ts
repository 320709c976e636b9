import { sql } from 'drizzle-orm';
import type { Ctx, Transaction } from '@/db';
import { withRollback } from '@/db';
import { RollbackWith } from '@/lib/errors';
import { reclaimLapsedPlaces } from './internal';
import { lockPasses, passesLeft } from './passes/lock-passes';

type Sold = { orderId: string; holdId: string };

/**
 * Turns what an order lists into sold claims: from its own hold, or, when that was lost, from whatever is free. All or
 * nothing: false means that something went to somebody else and nothing was changed. The caller has locked the order.
 */
export async function sellClaims(ctx: Ctx & { db: Transaction }, sold: Sold): Promise<boolean> {
  return withRollback<boolean, Ctx & { db: Transaction }>(ctx, async ({ db }) => {
    // Sent together, done in this order.
    const [, seats, places] = await Promise.all([
      endCart(db, sold),
      sellSeats(db, sold),
      placesOf(db, sold.orderId),
    ]);
    if (!seats || !(await sellPlaces(db, places, sold))) throw new RollbackWith(false);
    return true;
  });
}

/** Asynchronous like those behind it: a bare statement is sent only when somebody waits for it, which is later. */
async function endCart(tx: Transaction, { holdId }: Sold): Promise<void> {
  await tx.execute(sql`update holds set state = 'sold' where id = ${holdId}`);
}

async function sellSeats(tx: Transaction, { orderId, holdId }: Sold): Promise<boolean> {
  const [row] = await tx.execute<{ wanted: number; sold: number }>(sql`
    with wanted as materialized (
      select performance_id, seat_id, price_level_id from order_items
      where order_id = ${orderId} and seat_id is not null
    ), sold as (
      insert into claims (performance_id, seat_id, price_level_id, state, hold_id, order_id)
      select performance_id, seat_id, price_level_id, 'sold', ${holdId}::uuid, ${orderId}::uuid from wanted
      order by performance_id, seat_id
      on conflict (performance_id, seat_id) do update
        set state = 'sold', hold_id = excluded.hold_id, order_id = excluded.order_id,
            price_level_id = excluded.price_level_id, expires_at = null
        where claims.state = 'held'
          and (claims.hold_id = excluded.hold_id or claims.expires_at <= clock_timestamp())
      returning seat_id
    )
    select (select count(*)::int from wanted) as wanted, (select count(*)::int from sold) as sold`);
  return row !== undefined && row.wanted === row.sold;
}

type PlaceItem = { performance_id: string; price_level_id: string; pass_id: string | null; quantity: number };

const placesOf = (tx: Transaction, orderId: string) =>
  tx.execute<PlaceItem>(sql`
    select performance_id, price_level_id, pass_id, sum(quantity)::int as quantity from order_items
    where order_id = ${orderId} and seat_id is null
    group by 1, 2, 3 order by price_level_id, pass_id`);

async function sellPlaces(tx: Transaction, items: PlaceItem[], { orderId, holdId }: Sold): Promise<boolean> {
  await lockPasses(
    tx,
    items.flatMap(({ pass_id }) => pass_id ?? []),
  );
  for (const item of items) {
    if (!(await sellHeldPlaces(tx, item, orderId, holdId)) && !(await sellFreePlaces(tx, item, orderId)))
      return false;
  }
  return true;
}

async function sellHeldPlaces(
  tx: Transaction,
  item: PlaceItem,
  orderId: string,
  holdId: string,
): Promise<boolean> {
  const claimed = await tx.execute(sql`
    update place_claims set state = 'sold', order_id = ${orderId}, expires_at = null
    where hold_id = ${holdId} and price_level_id = ${item.price_level_id} and state = 'held'
      and quantity = ${item.quantity} and pass_id is not distinct from ${item.pass_id} returning id`);
  if (claimed.length === 0) return false;
  await tx.execute(sql`
    update place_stock set held = held - ${item.quantity}, sold = sold + ${item.quantity}
    where price_level_id = ${item.price_level_id}`);
  return true;
}

async function sellFreePlaces(tx: Transaction, item: PlaceItem, orderId: string): Promise<boolean> {
  const { pass_id: passId, price_level_id: priceLevelId } = item;
  if (passId && (await passesLeft(tx, { passId, priceLevelId })) < item.quantity) return false;
  await reclaimLapsedPlaces(tx, item.price_level_id);
  await tx.execute(sql`
    insert into place_claims (id, performance_id, price_level_id, quantity, state, order_id, pass_id)
    values (gen_random_uuid(), ${item.performance_id}, ${item.price_level_id}, ${item.quantity}, 'sold', ${orderId}, ${item.pass_id})`);
  const moved = await tx.execute(sql`
    update place_stock set sold = sold + ${item.quantity}
    where price_level_id = ${item.price_level_id} and held + sold + blocked + ${item.quantity} <= capacity returning 1`);
  return moved.length === 1;
}
