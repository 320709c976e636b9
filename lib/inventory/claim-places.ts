import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { reclaimLapsedPlaces } from './internal';
import { keptFrom } from './kept-sql';

type PlaceRequest = {
  performanceId: string;
  priceLevelId: string;
  holdId: string;
  quantity: number;
  /** Places as parts of this pass: they are counted apart from those of the level that stand alone. */
  passId?: string;
};

/**
 * Sets how many places of a level a hold has. The hot stock row is touched last and only by a conditional update;
 * when that finds no room, lapsed holds are given back and it is tried once more.
 * Returns the change in places, or what is left when there is not enough: nothing, where it is kept for those who wait.
 */
export async function claimPlaces(
  tx: Transaction,
  request: PlaceRequest,
): Promise<{ ok: true; added: number } | { ok: false; left: number }> {
  const { performanceId, priceLevelId, holdId, quantity, passId = null } = request;
  // Locked first: were it given back as lapsed between reading and writing, the stock would lose count.
  const [before] = await tx.execute<{ quantity: number }>(sql`
    select quantity from place_claims
    where hold_id = ${holdId} and price_level_id = ${priceLevelId} and state = 'held' 
      and pass_id is not distinct from ${passId}::uuid for update`);
  await tx.execute(sql`
    insert into place_claims (id, performance_id, price_level_id, quantity, state, hold_id, expires_at, pass_id)
    select gen_random_uuid(), ${performanceId}, ${priceLevelId}, ${quantity}, 'held', h.id, h.expires_at, ${passId}::uuid
    from holds h where h.id = ${holdId}
    on conflict (hold_id, price_level_id, pass_id) where state = 'held' do update set quantity = excluded.quantity`);
  const added = quantity - (before?.quantity ?? 0);
  if (added === 0 || (await moveStock(tx, request, added))) return { ok: true, added };
  await reclaimLapsedPlaces(tx, priceLevelId);
  if (await moveStock(tx, request, added)) return { ok: true, added };
  return { ok: false, left: await placesLeft(tx, priceLevelId) };
}

async function moveStock(
  tx: Transaction,
  { priceLevelId, holdId }: PlaceRequest,
  added: number,
): Promise<boolean> {
  const rows = await tx.execute(sql`
    update place_stock set held = held + ${added}
    where price_level_id = ${priceLevelId} and held + sold + blocked + ${added} <= capacity
      and (${added}::int < 0 or not ${keptFrom(holdId, sql`price_level_id`)})
    returning 1`);
  return rows.length === 1;
}

async function placesLeft(tx: Transaction, priceLevelId: string): Promise<number> {
  const [row] = await tx.execute<{ left: number }>(
    sql`select case when l.waitlisted then 0 else capacity - held - sold - blocked end as left
        from place_stock k join price_levels l on l.id = k.price_level_id where k.price_level_id = ${priceLevelId}`,
  );
  return Math.max(0, row?.left ?? 0);
}
