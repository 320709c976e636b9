import { and, asc, eq, isNull } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { seatingPlans, seats, venues } from '@/db/schema';
import { fromPublished } from './plan-document/from-published';
import { insertDraft, planNotFound } from './plan-draft';

/**
 * Makes a plan of the organizer's own that begins as a plan that its venue shares with everybody. The two have nothing
 * more to do with each other; dates that sell the venue's keep it.
 */
export async function copyHousePlan({
  ctx,
  input: { organizerId, planId },
}: {
  ctx: Ctx;
  input: { organizerId: string; planId: string };
}) {
  return withTransaction(ctx, async (tx) => {
    const [found] = await tx.db
      .select({ plan: seatingPlans, venue: venues.name })
      .from(seatingPlans)
      .innerJoin(venues, eq(venues.slug, seatingPlans.venueSlug))
      .where(and(eq(seatingPlans.id, planId), isNull(seatingPlans.organizerId)));
    if (!found) return planNotFound();
    const { plan, venue } = found;
    const planSeats = await tx.db
      .select()
      .from(seats)
      .where(eq(seats.planId, planId))
      .orderBy(asc(seats.seatIndex));
    const document = fromPublished(`${venue}, ${plan.name}`.slice(0, 200), { ...plan, seats: planSeats });
    return insertDraft(tx, { organizerId, document, action: 'plan.copied_from_venue', copyOf: planId });
  });
}
