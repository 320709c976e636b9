import { and, eq, inArray } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { scans, tickets } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { recordChange } from '@/lib/organizers/audit';
import { type Failure, fail, type Success } from '@/lib/result';
import { lockDoor } from './lock-door';
import type { ScanBatch } from './scan-input';
import { settleScans } from './settle-scans';

type RecordScans = { organizerId: string; performanceId: string } & Pick<
  ScanBatch,
  'deviceId' | 'sentAt' | 'scans'
>;

/**
 * Takes in what a device at the door has scanned. Of several admissions of one ticket the one scanned first counts,
 * whichever gate is heard first; the others become conflicts. `recorded` counts the scans that were new: a batch that
 * comes twice counts once. What a device's clock was off when it sent is taken off its moments.
 */
export function recordScans({
  ctx,
  input: { organizerId, performanceId, deviceId, sentAt, scans: given },
}: {
  ctx: Ctx;
  input: RecordScans;
}): Promise<Success<{ recorded: number }> | Failure<'NOT_FOUND'>> {
  return withTransaction(ctx, async (tx) => {
    if (!(await lockDoor(tx, { organizerId, performanceId })))
      return fail('NOT_FOUND', 'This performance is not there, or no longer open to you.');
    const status = await statusOf(tx, performanceId, given);
    const now = Date.now();
    const off = now - sentAt.getTime();
    // An admission of what is no ticket here would be a device's mistake; it is kept as a refusal.
    const rows = given.map(({ id, ticketId, gate, verdict, scannedAt }) => {
      const state = ticketId ? status.get(ticketId) : undefined;
      const letIn = verdict === 'admitted' && state !== undefined;
      return {
        id,
        performanceId,
        ticketId: state ? ticketId : null,
        deviceId,
        gate,
        scannedBy: userIdOf(tx.actor),
        verdict: letIn || verdict !== 'admitted' ? verdict : ('unknown' as const),
        outcome: !letIn ? ('refused' as const) : state === 'void' ? ('void' as const) : ('again' as const),
        scannedAt: new Date(Math.min(scannedAt.getTime() + off, now)),
      };
    });
    const fresh =
      rows.length === 0 ? [] : await tx.db.insert(scans).values(rows).onConflictDoNothing().returning();
    const admitted = fresh.filter(({ verdict }) => verdict === 'admitted');
    const conflicts = await settleScans(tx, admitted);
    for (const { id, ticketId, outcome } of conflicts) {
      await recordChange(tx, {
        organizerId,
        action: 'scan.conflict',
        subjectType: 'performance',
        subjectId: performanceId,
        after: { scanId: id, ticketId, outcome },
      });
    }
    return { ok: true, recorded: fresh.length };
  });
}

/** Those of the scanned tickets that are tickets of this performance. */
async function statusOf(tx: Ctx, performanceId: string, given: RecordScans['scans']) {
  const ids = [...new Set(given.flatMap(({ ticketId }) => ticketId ?? []))];
  if (ids.length === 0) return new Map<string, 'valid' | 'void'>();
  const found = await tx.db
    .select({ id: tickets.id, status: tickets.status })
    .from(tickets)
    .where(and(eq(tickets.performanceId, performanceId), inArray(tickets.id, ids)));
  return new Map(found.map(({ id, status }) => [id, status]));
}
