import { eq } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { planDrafts } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { newId } from '@/lib/ids';
import { recordChange } from '@/lib/organizers/audit';
import { type Full, lockOrganizer, refuseBeyond } from '@/lib/organizers/caps';
import { type Failure, fail } from '@/lib/result';
import { countSeats, type PlanDocument } from './plan-document/document';
import { previewOf } from './plan-document/preview';
import { toFile } from './plan-document/to-file';

/** A plan that is not there, or another organizer's: nobody learns which. */
export const planNotFound = (): Failure<'NOT_FOUND'> =>
  fail('NOT_FOUND', 'This seating plan is not there, or no longer open to you.');

/** The columns of a draft that follow from its document. */
export function draftValues(document: PlanDocument) {
  return {
    name: document.name,
    document: JSON.stringify(toFile(document)),
    seatCount: countSeats(document),
    preview: previewOf(document),
  };
}

type Ctx = { actor: Parameters<typeof userIdOf>[0]; db: Transaction };

/** Stores a new draft and says in the audit where it came from. */
export async function insertDraft(
  tx: Ctx,
  {
    organizerId,
    document,
    ...origin
  }: { organizerId: string; document: PlanDocument; action: string; copyOf?: string },
): Promise<{ ok: true; planId: string } | Full> {
  await lockOrganizer(tx.db, organizerId);
  const have = await tx.db.$count(planDrafts, eq(planDrafts.organizerId, organizerId));
  const full = refuseBeyond('plans', have);
  if (full) return full;
  const planId = newId();
  const values = draftValues(document);
  await tx.db.insert(planDrafts).values({ id: planId, organizerId, ...values, savedBy: userIdOf(tx.actor) });
  await recordChange(tx, {
    organizerId,
    action: origin.action,
    subjectType: 'plan',
    subjectId: planId,
    after: {
      name: values.name,
      seats: values.seatCount,
      ...(origin.copyOf && { copyOf: origin.copyOf }),
    },
  });
  return { ok: true, planId };
}
