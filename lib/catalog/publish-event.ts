import { eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { events } from '@/db/schema';
import { recordChange } from '@/lib/organizers/audit';
import { fail } from '@/lib/result';
import { announceEvent, lockOwnEvent, noSuchEvent } from './own-event';
import { missingFor } from './publish-checklist-view';
import { readDateFacts } from './publish-facts';

/**
 * Makes a draft public and opens its sales by their windows, when nothing on its checklist is missing. An event that is
 * public already stays so.
 */
export async function publishEvent({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { organizerId: string; eventId: string };
}) {
  const { organizerId, eventId } = input;
  return withTransaction(ctx, async (tx) => {
    const event = await lockOwnEvent(tx, input);
    if (!event) return noSuchEvent();
    if (event.status === 'published') return { ok: true as const };
    if (event.status === 'cancelled') return fail('CANCELLED', 'This event is cancelled; that is final.');
    const dates = await readDateFacts(tx, eventId);
    const missing = missingFor({ ...event, dates }, Date.now());
    if (missing.length > 0) {
      return fail('INCOMPLETE', `Still missing: ${missing.join('; ')}.`, { missing });
    }
    await tx.db
      .update(events)
      .set({ status: 'published', announcedAt: new Date(), updatedAt: new Date() })
      .where(eq(events.id, eventId));
    await recordChange(tx, {
      organizerId,
      action: 'event.published',
      subjectType: 'event',
      subjectId: eventId,
      before: { status: 'draft' },
      after: { status: 'published' },
    });
    await announceEvent(tx, { ...event, status: 'published' });
    return { ok: true as const };
  });
}
