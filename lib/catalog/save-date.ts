import { eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { performances } from '@/db/schema';
import { recordChange } from '@/lib/organizers/audit';
import { fail } from '@/lib/result';
import type { DateInput } from './date-form-input';
import { noteDateChange } from './note-date-change';
import { announceEvent } from './own-event';
import { lockOwnDate, noSuchDate } from './own-performance';
import { momentAt } from './venue-time';

const badField = (field: string, message: string) =>
  fail('BAD_TIME', 'Please check the marked fields.', { fields: { [field]: message } });

/**
 * Changes a date: when it is, when it is sold, how much one buyer gets, or that it is postponed, which ends its sale until
 * it stands again. Orders and tickets keep it, and their buyers are told. All times are the venue's. The currency stays once the event is public.
 */
export async function saveDate({ ctx, input }: { ctx: Ctx; input: { organizerId: string } & DateInput }) {
  return withTransaction(ctx, async (tx) => {
    const found = await lockOwnDate(tx, input);
    if (!found) return noSuchDate();
    const { performance, event, timeZone } = found;
    if (performance.status === 'cancelled')
      return fail('CANCELLED', 'This date is cancelled; that is final.');
    if (event.status !== 'draft' && input.currency !== performance.currency) {
      return badField('currency', 'The event is public, so the currency stays.');
    }
    const moments: Record<string, Date | null> = {};
    const walls = {
      startsAt: input.startsAt,
      doorsAt: input.doorsAt,
      endsAt: input.endsAt,
      onSale: input.onSale,
      offSale: input.offSale,
    };
    for (const [field, wall] of Object.entries(walls)) {
      const moment = wall === null ? null : momentAt(wall, timeZone);
      if (moment && !moment.ok) return badField(field, moment.message);
      moments[field] = moment?.at ?? null;
    }
    const { startsAt, doorsAt = null, endsAt = null, onSale, offSale } = moments;
    if (!startsAt || !onSale || !offSale) return noSuchDate();
    if (offSale <= onSale) return badField('offSale', 'The sale must end after it begins.');
    if (doorsAt && doorsAt > startsAt) return badField('doorsAt', 'Doors open before the beginning.');
    if (endsAt && endsAt <= startsAt) return badField('endsAt', 'The end comes after the beginning.');
    const { status, currency, maxPerOrder, maxPerBuyer } = input;
    const after = {
      ...{ startsAt, doorsAt, endsAt, onSaleAt: onSale, offSaleAt: offSale, status, currency },
      ...{ maxPerOrder, maxPerBuyer, accessCodeRequired: input.accessCodeRequired === 'yes' },
    };
    await tx.db
      .update(performances)
      .set({ ...after, timeKnown: true, updatedAt: new Date() })
      .where(eq(performances.id, performance.id));
    const moved = performance.startsAt.getTime() !== startsAt.getTime();
    await recordChange(tx, {
      organizerId: input.organizerId,
      action:
        status === 'postponed' && performance.status !== 'postponed'
          ? 'performance.postponed'
          : moved
            ? 'performance.rescheduled'
            : 'performance.changed',
      subjectType: 'performance',
      subjectId: performance.id,
      before: performance,
      after: { ...performance, ...after },
    });
    if (event.status !== 'draft') await noteDateChange(tx, { before: performance, after });
    await announceEvent(tx, event);
    return { ok: true as const, eventId: event.id };
  });
}
