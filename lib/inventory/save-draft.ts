import { and, eq, sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { planDrafts, users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { recordChange } from '@/lib/organizers/audit';
import { type Failure, fail } from '@/lib/result';
import { type RefusedFile, readPlanFile } from './plan-document/read-plan-file';
import { draftValues, planNotFound } from './plan-draft';

type DraftToSave = {
  organizerId: string;
  planId: string;
  /** The save that the editor started from. */
  version: number;
  /** The whole plan, as a file. */
  file: string;
};

export type DraftConflict = Failure<'CONFLICT'> & { version: number; savedBy: string; savedAt: string };
export type DraftSaved =
  | { ok: true; version: number; savedAt: string }
  | DraftConflict
  | RefusedFile
  | Failure<'NOT_FOUND'>;

/** Saves within this many minutes by one person are one edit in the audit. */
const oneEdit = 10;

/** Replaces a draft, unless somebody else has saved since: CONFLICT says who and when, and changes nothing. */
export async function saveDraft({ ctx, input }: { ctx: Ctx; input: DraftToSave }): Promise<DraftSaved> {
  const read = readPlanFile(input.file);
  if (!read.ok) return read;
  const values = draftValues(read.document);
  const { organizerId, planId } = input;
  const userId = userIdOf(ctx.actor);
  return withTransaction<DraftSaved, Ctx>(ctx, async (tx) => {
    const mine = and(eq(planDrafts.id, planId), eq(planDrafts.organizerId, organizerId));
    const [before] = await tx.db
      .select({
        version: planDrafts.version,
        name: planDrafts.name,
        seats: planDrafts.seatCount,
        savedBy: planDrafts.savedBy,
        savedAt: planDrafts.savedAt,
        by: users.name,
        isNewEdit: sql<boolean>`${planDrafts.savedBy} is distinct from ${userId}
          or ${planDrafts.savedAt} < now() - make_interval(mins => ${oneEdit})`,
      })
      .from(planDrafts)
      .leftJoin(users, eq(users.id, planDrafts.savedBy))
      .where(mine)
      .for('update', { of: planDrafts });
    if (!before) return planNotFound();
    if (before.version !== input.version) {
      return fail('CONFLICT', 'Somebody else has saved this plan in the meantime.', {
        version: before.version,
        savedBy: before.savedBy === userId ? 'You, in another window' : (before.by ?? 'Somebody'),
        savedAt: before.savedAt.toISOString(),
      });
    }
    const [saved] = await tx.db
      .update(planDrafts)
      .set({ ...values, version: sql`${planDrafts.version} + 1`, savedBy: userId, savedAt: sql`now()` })
      .where(mine)
      .returning({ version: planDrafts.version, savedAt: planDrafts.savedAt });
    if (!saved) throw new Error('A draft that is locked is gone');
    if (before.isNewEdit) {
      await recordChange(tx, {
        organizerId,
        action: 'plan.edited',
        subjectType: 'plan',
        subjectId: planId,
        before: { name: before.name, seats: before.seats, version: before.version },
        after: { name: values.name, seats: values.seatCount, version: saved.version },
      });
    }
    return { ok: true, version: saved.version, savedAt: saved.savedAt.toISOString() };
  });
}
