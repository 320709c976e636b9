import { sql } from 'drizzle-orm';
import type { Ctx, Transaction } from '@/db';
import { ensureTicketKeys } from './keys';

/**
 * Locks the door of an organizer's performance until the transaction ends: the row of its keys, which nothing else
 * locks, so that batches of two gates are settled one after the other and no buyer waits. False: no such performance.
 */
export async function lockDoor(
  tx: Ctx & { db: Transaction },
  { organizerId, performanceId }: { organizerId: string; performanceId: string },
): Promise<boolean> {
  const own = await tx.db.execute(sql`
    select 1 from performances p join events e on e.id = p.event_id
    where p.id = ${performanceId} and e.organizer_id = ${organizerId}`);
  if (own.length === 0) return false;
  await ensureTicketKeys(tx, [performanceId]);
  await tx.db.execute(
    sql`select 1 from ticket_keys where performance_id = ${performanceId} for no key update`,
  );
  return true;
}
