import { sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { freeHeldPlaces } from './internal';

/**
 * Tidies up lapsed carts, at most `limit` of them, and returns how many. Nothing depends on it: an expired hold is
 * free to the next buyer anyway. Carts that are being paid for are left to the reconciler. Two sweepers share the work.
 */
export async function sweepHolds({ ctx, input }: { ctx: Ctx; input: { limit: number } }): Promise<number> {
  return withTransaction(ctx, async ({ db }) => {
    const lapsed = await db.execute<{ id: string }>(sql`
      update holds set state = 'expired' where id in (
        select id from holds where state = 'active' and expires_at <= clock_timestamp()
        order by expires_at limit ${input.limit} for update skip locked
      ) and state = 'active' returning id`);
    for (const { id } of lapsed) {
      // What a buyer is taking over at this moment is locked and no longer ours to free.
      await db.execute(sql`
        delete from claims where (performance_id, seat_id) in (
          select performance_id, seat_id from claims where hold_id = ${id} and state = 'held'
          order by performance_id, seat_id for update skip locked)`);
    }
    await freeHeldPlaces(
      db,
      [...lapsed].map((hold) => hold.id),
    );
    return lapsed.length;
  });
}
