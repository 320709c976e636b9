import { and, eq, inArray, isNull } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { scans } from '@/db/schema';
import { recordChange } from '@/lib/organizers/audit';
import { type Failure, fail, type Success } from '@/lib/result';
import { lockDoor } from './lock-door';
import { settleScans } from './settle-scans';

/**
 * Takes scans of a device back: their tickets are outside again, or were let in by the next gate that scanned them. What
 * is undone already, or is another device's, stays as it is.
 */
export function undoScans({
  ctx,
  input: { organizerId, performanceId, deviceId, scanIds },
}: {
  ctx: Ctx;
  input: { organizerId: string; performanceId: string; deviceId: string; scanIds: string[] };
}): Promise<Success<{ undone: number }> | Failure<'NOT_FOUND'>> {
  return withTransaction(ctx, async (tx) => {
    if (!(await lockDoor(tx, { organizerId, performanceId })))
      return fail('NOT_FOUND', 'This performance is not there, or no longer open to you.');
    if (scanIds.length === 0) return { ok: true, undone: 0 };
    const undone = await tx.db
      .update(scans)
      .set({ undoneAt: new Date() })
      .where(
        and(
          inArray(scans.id, scanIds),
          eq(scans.performanceId, performanceId),
          eq(scans.deviceId, deviceId),
          isNull(scans.undoneAt),
        ),
      )
      .returning({ id: scans.id, ticketId: scans.ticketId });
    await settleScans(tx, undone);
    for (const { id, ticketId } of undone) {
      await recordChange(tx, {
        organizerId,
        action: 'scan.undone',
        subjectType: 'performance',
        subjectId: performanceId,
        after: { scanId: id, ticketId },
      });
    }
    return { ok: true, undone: undone.length };
  });
}
