import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Ctx, Transaction } from '@/db';
import { scans } from '@/db/schema';

type Settled = Pick<typeof scans.$inferSelect, 'id' | 'ticketId' | 'outcome'>;

/**
 * Decides anew which admission of each ticket counts: the first by time, by id when the times are equal. To be called
 * with the door locked. Returns the conflicts that the given new scans brought, and admissions that lost their place to
 * one of them.
 */
export async function settleScans(
  tx: Ctx & { db: Transaction },
  touched: Pick<Settled, 'id' | 'ticketId'>[],
): Promise<Settled[]> {
  const ticketIds = [...new Set(touched.flatMap(({ ticketId }) => ticketId ?? []))];
  if (ticketIds.length === 0) return [];
  const admissions = await tx.db
    .select({ id: scans.id, ticketId: scans.ticketId, outcome: scans.outcome })
    .from(scans)
    .where(and(inArray(scans.ticketId, ticketIds), eq(scans.verdict, 'admitted'), isNull(scans.undoneAt)))
    .orderBy(asc(scans.ticketId), asc(scans.scannedAt), asc(scans.id));
  const firsts = new Map<string | null, string>();
  for (const { id, ticketId, outcome } of admissions)
    if (outcome !== 'void' && !firsts.has(ticketId)) firsts.set(ticketId, id);
  const isFirst = (scan: Settled) => firsts.get(scan.ticketId) === scan.id;
  const demoted = admissions.filter((scan) => scan.outcome === 'first' && !isFirst(scan));
  const promoted = admissions.filter((scan) => scan.outcome !== 'first' && isFirst(scan));
  // In this order: a ticket never has two firsts, not even between two statements.
  if (demoted.length > 0) await mark(tx, demoted, 'again');
  if (promoted.length > 0) await mark(tx, promoted, 'first');
  const fresh = new Set(touched.map(({ id }) => id));
  const lost = admissions.filter((scan) => !isFirst(scan) && (fresh.has(scan.id) || demoted.includes(scan)));
  return lost.map((scan) => ({ ...scan, outcome: scan.outcome === 'void' ? 'void' : 'again' }));
}

async function mark(tx: Ctx & { db: Transaction }, rows: Settled[], outcome: 'first' | 'again') {
  const ids = rows.map(({ id }) => id);
  await tx.db
    .update(scans)
    .set({ outcome })
    .where(and(inArray(scans.id, ids), ne(scans.outcome, outcome)));
}
