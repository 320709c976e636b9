import { eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { organizers, salesFigureState } from '@/db/schema';

/** Up to when a report that is behind has everything, and the zone in which its organizer reads that. */
export type Completeness = {
  /** ISO 8601; null while the figures are added up for the first time. */
  completeAt: string | null;
  timeZone: string;
};

/** How far the stored figures are, for a report that is behind. */
export async function readCompleteness({
  ctx: { db },
  input: { organizerId },
}: {
  ctx: Pick<Ctx, 'db'>;
  input: { organizerId: string };
}): Promise<Completeness> {
  const [[state], [organizer]] = await Promise.all([
    db.select({ completeAt: salesFigureState.completeAt }).from(salesFigureState),
    db.select({ timeZone: organizers.timeZone }).from(organizers).where(eq(organizers.id, organizerId)),
  ]);
  return {
    completeAt: state?.completeAt.toISOString() ?? null,
    timeZone: organizer?.timeZone ?? 'UTC',
  };
}
