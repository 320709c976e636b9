import { eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { events, performances } from '@/db/schema';
import { announceCatalogChange } from '@/lib/catalog/announce-change';
import { noSuchDate } from '@/lib/catalog/own-performance';
import { eventTag } from '@/lib/catalog/tags';
import { momentAt } from '@/lib/catalog/venue-time';
import { recordChange } from '@/lib/organizers/audit';
import { fail } from '@/lib/result';
import type { CompanionsInput } from './input';
import { holdOwnDate } from './own-date';

/**
 * Says from when (the venue's clock) the companion places of a date are sold to everybody; null keeps them for who has
 * their wheelchair places. Claims ask for it at the moment of claiming.
 */
export async function releaseCompanions({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { organizerId: string } & CompanionsInput;
}) {
  const { organizerId, performanceId } = input;
  return withTransaction(ctx, async (tx) => {
    const date = await holdOwnDate(tx, input);
    if (!date) return noSuchDate();
    const moment = input.releaseAt === null ? null : momentAt(input.releaseAt, date.timeZone);
    if (moment && !moment.ok)
      return fail('BAD_TIME', 'Please check the marked field.', { fields: { releaseAt: moment.message } });
    const companionsReleasedAt = moment?.at ?? null;
    const [before] = await tx.db
      .select({ at: performances.companionsReleasedAt, slug: events.slug })
      .from(performances)
      .innerJoin(events, eq(events.id, performances.eventId))
      .where(eq(performances.id, date.id))
      .for('no key update', { of: performances });
    await tx.db.update(performances).set({ companionsReleasedAt }).where(eq(performances.id, date.id));
    await recordChange(tx, {
      organizerId,
      action: 'performance.companions_released',
      subjectType: 'performance',
      subjectId: performanceId,
      before: { companionsReleasedAt: before?.at ?? null },
      after: { companionsReleasedAt },
    });
    if (before) await announceCatalogChange({ ctx: tx, tags: [eventTag(before.slug)] });
    return { ok: true as const };
  });
}
