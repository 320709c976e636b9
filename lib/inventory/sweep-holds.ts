import { sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { type GonePlaces, giveBackPlaces } from './internal';

/**
 * Tidies up what has lapsed, at most `limit` rows of each kind, and returns how many carts it closed. Nothing depends on
 * it: a lapsed claim is free to the next buyer anyway. Carts that are being paid for do not lapse by the clock. What
 * another transaction has locked is being taken over, or tidied by another sweeper: it is skipped.
 */
export async function sweepHolds({ ctx, input }: { ctx: Ctx; input: { limit: number } }): Promise<number> {
  return withTransaction(ctx, async ({ db }) => {
    const closed = await db.execute(sql`
      update holds set state = 'expired' where id in (
        select id from holds where state = 'active' and expires_at <= clock_timestamp()
        order by expires_at limit ${input.limit} for update skip locked
      ) returning id`);
    await db.execute(sql`
      delete from claims where (performance_id, seat_id) in (
        select performance_id, seat_id from claims where state = 'held' and expires_at <= clock_timestamp()
        order by performance_id, seat_id limit ${input.limit} for update skip locked)`);
    const places = await db.execute<GonePlaces>(sql`
      delete from place_claims where id in (
        select id from place_claims where state = 'held' and expires_at <= clock_timestamp()
        order by id limit ${input.limit} for update skip locked
      ) returning price_level_id, quantity`);
    await giveBackPlaces(db, [...places]);
    return closed.length;
  });
}
