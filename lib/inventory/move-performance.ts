import { and, eq, sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { seatingPlans } from '@/db/schema';
import { announceCatalogChange } from '@/lib/catalog/announce-change';
import { eventTag } from '@/lib/catalog/tags';
import { recordChange } from '@/lib/organizers/audit';
import type { Failure } from '@/lib/result';
import { carryOver, lostAreas, lostSeats, unpriced } from './carry-over';
import { planNotFound } from './plan-draft';

type Move = { organizerId: string; performanceId: string /** A published version. */; versionId: string };

type Moved =
  | { ok: true /** Categories that no price level of the performance covers. */; unpriced: string[] }
  | Failure<'NOT_FOUND'>
  | (Failure<'SEATS_MISSING'> & { seats: string[] })
  | (Failure<'AREAS_MISSING'> & { levels: string[] });

/**
 * Lets a performance sell another version of its plan. Whatever is sold, held or blocked keeps its seat: found again by
 * guid, else by zone, row and number. When a single one is not there, nothing changes and SEATS_MISSING names them.
 * Buyers who claim seats meanwhile wait for it (see claims_keep_to_plan in the migrations).
 */
export async function movePerformance({ ctx, input }: { ctx: Ctx; input: Move }): Promise<Moved> {
  const { organizerId, performanceId, versionId } = input;
  return withTransaction<Moved, Ctx>(ctx, async (tx) => {
    const [performance] = await tx.db.execute<{ plan_id: string | null; slug: string }>(sql`
      select p.plan_id, e.slug from performances p join events e on e.id = p.event_id
      where p.id = ${performanceId} and e.organizer_id = ${organizerId} for update of p`);
    const [target] = await tx.db
      .select({ id: seatingPlans.id, shapes: seatingPlans.shapes, version: seatingPlans.version })
      .from(seatingPlans)
      .where(and(eq(seatingPlans.id, versionId), eq(seatingPlans.organizerId, organizerId)));
    if (!performance || !target) return planNotFound();
    const from = performance.plan_id;
    if (from !== versionId) {
      const refused =
        (await lostAreas(tx.db, performanceId, new Set(target.shapes.map(({ key }) => key)))) ??
        (await lostSeats(tx.db, performanceId, versionId));
      if (refused) return refused;
      if (from) await carryOver(tx.db, performanceId, from, versionId);
      await tx.db.execute(sql`
        update performances set plan_id = ${versionId}, updated_at = now() where id = ${performanceId}`);
      await recordChange(tx, {
        organizerId,
        action: 'performance.plan_changed',
        subjectType: 'performance',
        subjectId: performanceId,
        before: { planId: from },
        after: { planId: versionId },
      });
      await announceCatalogChange({ ctx: tx, tags: [eventTag(performance.slug)] });
    }
    return { ok: true, unpriced: await unpriced(tx.db, performanceId, versionId) };
  });
}
