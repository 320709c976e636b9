import { and, eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { planDrafts } from '@/db/schema';
import { readPlanFile } from './plan-document/read-plan-file';
import { insertDraft, planNotFound } from './plan-draft';

/** Makes a second plan that begins as the draft of this one. */
export async function duplicatePlan({
  ctx,
  input: { organizerId, planId },
}: {
  ctx: Ctx;
  input: { organizerId: string; planId: string };
}) {
  return withTransaction(ctx, async (tx) => {
    const [draft] = await tx.db
      .select({ document: planDrafts.document })
      .from(planDrafts)
      .where(and(eq(planDrafts.id, planId), eq(planDrafts.organizerId, organizerId)));
    if (!draft) return planNotFound();
    const read = readPlanFile(draft.document);
    if (!read.ok) throw new Error(`Plan ${planId} cannot be read: ${read.message}`);
    const document = { ...read.document, name: `Copy of ${read.document.name}`.slice(0, 200) };
    return insertDraft(tx, { organizerId, document, action: 'plan.duplicated', copyOf: planId });
  });
}
