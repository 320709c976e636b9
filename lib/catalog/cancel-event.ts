import { and, eq, ne } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { events, performances } from '@/db/schema';
import { recordChange } from '@/lib/organizers/audit';
import { announceEvent, lockOwnEvent, noSuchEvent } from './own-event';
import { lockOwnDate, noSuchDate } from './own-performance';

/**
 * Cancels an event with all its dates: nothing of it can be held from now on, and its page says so. Orders, tickets and
 * money stay as they are; giving money back is a step of its own. Asking twice changes nothing.
 */
export async function cancelEvent({
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
    if (event.status === 'cancelled') return { ok: true as const };
    const now = new Date();
    await tx.db
      .update(events)
      .set({ status: 'cancelled', announcedAt: event.announcedAt ?? now, updatedAt: now })
      .where(eq(events.id, eventId));
    await tx.db
      .update(performances)
      .set({ status: 'cancelled', updatedAt: now })
      .where(and(eq(performances.eventId, eventId), ne(performances.status, 'cancelled')));
    await recordChange(tx, {
      organizerId,
      action: 'event.cancelled',
      subjectType: 'event',
      subjectId: eventId,
      before: { status: event.status },
      after: { status: 'cancelled' },
    });
    await announceEvent(tx, { ...event, status: 'cancelled' });
    return { ok: true as const };
  });
}

/** Cancels one date of an event, as cancelEvent does all of them. */
export async function cancelDate({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { organizerId: string; performanceId: string };
}) {
  return withTransaction(ctx, async (tx) => {
    const found = await lockOwnDate(tx, input);
    if (!found) return noSuchDate();
    const { performance, event } = found;
    if (performance.status === 'cancelled') return { ok: true as const };
    await tx.db
      .update(performances)
      .set({ status: 'cancelled', updatedAt: new Date() })
      .where(eq(performances.id, performance.id));
    await recordChange(tx, {
      organizerId: input.organizerId,
      action: 'performance.cancelled',
      subjectType: 'performance',
      subjectId: performance.id,
      before: { status: performance.status },
      after: { status: 'cancelled' },
    });
    await announceEvent(tx, event);
    return { ok: true as const };
  });
}
