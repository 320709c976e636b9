import { and, eq, gt, ne, or, sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { events, performances } from '@/db/schema';
import { recordChange } from '@/lib/organizers/audit';
import { announceEvent, lockOwnEvent, noSuchEvent } from './own-event';
import { lockOwnDate, noSuchDate } from './own-performance';

/**
 * Cancels an event with all its dates that are still to come: nothing of it can be held or ordered from now on, and its
 * page says so. An evening that has taken place stays as it was. The catalog's part of `cancelAndRefund`
 * (`lib/payments`), which gives the money back in the same transaction. Asking twice changes nothing.
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
      .where(
        and(
          eq(performances.eventId, eventId),
          ne(performances.status, 'cancelled'),
          // Nobody knows when a postponed one would have been: it is still to come.
          or(gt(performances.startsAt, sql`now()`), eq(performances.status, 'postponed')),
        ),
      );
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

/** Cancels one date of an event, as cancelEvent does all of them; also one whose hour has passed. */
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
