import type { Ctx, Transaction } from '@/db';
import { dateChanges, type performances } from '@/db/schema';
import { enqueue } from '@/lib/queue/enqueue';

type When = Pick<typeof performances.$inferSelect, 'startsAt' | 'doorsAt' | 'status'>;
type Before = When & { id: string; timeKnown: boolean };

const same = (one: Date | null, other: Date | null) => one?.getTime() === other?.getTime();

/** Whether people who have tickets plan their evening anew: beginning, doors, or whether it stands. */
const isNews = (before: Before, after: When) =>
  !before.timeKnown ||
  before.status !== after.status ||
  !same(before.startsAt, after.startsAt) ||
  !same(before.doorsAt, after.doorsAt);

/**
 * Writes down, in the caller's transaction, that a public date changed, with the job that tells whoever has tickets. Nothing
 * when nothing changed for them, and nothing when it was over before and is over still. The caller has locked the date.
 */
export async function noteDateChange(
  { db }: Ctx & { db: Transaction },
  { before, after }: { before: Before; after: When },
): Promise<void> {
  const isOver = Math.max(before.startsAt.getTime(), after.startsAt.getTime()) < Date.now();
  if (isOver || !isNews(before, after)) return;
  const [change] = await db
    .insert(dateChanges)
    .values({
      performanceId: before.id,
      startsAtBefore: before.startsAt,
      timeKnownBefore: before.timeKnown,
      doorsAtBefore: before.doorsAt,
      statusBefore: before.status,
      startsAt: after.startsAt,
      doorsAt: after.doorsAt,
      status: after.status,
    })
    .returning({ id: dateChanges.id });
  if (change) await enqueue(db, 'date-change', { changeId: change.id });
}
