import { sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { recordChange } from '@/lib/organizers/audit';
import { freeBlockedPlaces, freeBlockedSeats } from './free-blocked';

type Due = { id: string; name: string; performance_id: string; organizer_id: string };

/** Something is still blocked in `a`; asked, so that repeating the round finds nothing to do. */
const notEmpty = sql`(exists (select 1 from claims c where c.allocation_id = a.id)
  or exists (select 1 from place_claims c where c.allocation_id = a.id))`;

/**
 * Puts allocations whose time has come (by the database's clock) back on sale, each in a transaction of its own. Returns
 * how many; two workers share them. Repeated, it does nothing twice.
 */
export async function releaseDue({ ctx, input: { limit } }: { ctx: Ctx; input: { limit: number } }) {
  let released = 0;
  while (released < limit && (await releaseNext(ctx))) released++;
  return released;
}

async function releaseNext(ctx: Ctx): Promise<boolean> {
  return withTransaction(ctx, async (tx) => {
    const [due] = await tx.db.execute<Due>(sql`
      select a.id, a.name, a.performance_id, e.organizer_id
      from allocations a join performances p on p.id = a.performance_id join events e on e.id = p.event_id
      where a.release_at <= clock_timestamp() and ${notEmpty}
      order by a.release_at, a.id limit 1 for no key update of a skip locked`);
    if (!due) return false;
    const seats = await freeBlockedSeats(tx.db, due.performance_id, sql`allocation_id = ${due.id}`);
    const places = await freeBlockedPlaces(tx.db, due.id);
    await recordChange(tx, {
      organizerId: due.organizer_id,
      action: 'allocation.released_by_time',
      subjectType: 'performance',
      subjectId: due.performance_id,
      after: { allocation: due.name, seats, places },
    });
    return true;
  });
}
