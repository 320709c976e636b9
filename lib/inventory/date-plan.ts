import { and, eq, isNull, or } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { events, performances, seatingPlans, venues } from '@/db/schema';

type Template = { planId: string | null; copyFrom: string | null };

/**
 * What new dates sell, from `places`, `plan:<version>` or `copy:<performance>`: a plan of the organizer or of the venue, or
 * what one of the organizer's dates sells. Undefined when that is none of them.
 */
export async function findTemplate(
  tx: Transaction,
  { organizerId, venueId, like }: { organizerId: string; venueId: string; like: string },
): Promise<Template | undefined> {
  const [kind, id = ''] = like.split(':');
  if (kind === 'places') return { planId: null, copyFrom: null };
  if (kind === 'copy') {
    const [from] = await tx
      .select({ planId: performances.planId })
      .from(performances)
      .innerJoin(events, eq(events.id, performances.eventId))
      .where(and(eq(performances.id, id), eq(events.organizerId, organizerId)));
    return from && { planId: from.planId, copyFrom: id };
  }
  const [plan] = await tx
    .select({ id: seatingPlans.id })
    .from(seatingPlans)
    .leftJoin(venues, eq(venues.slug, seatingPlans.venueSlug))
    .where(
      and(
        eq(seatingPlans.id, id),
        or(
          eq(seatingPlans.organizerId, organizerId),
          and(isNull(seatingPlans.organizerId), eq(venues.id, venueId)),
        ),
      ),
    );
  return plan && { planId: plan.id, copyFrom: null };
}
