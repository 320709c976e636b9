import { eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { organizers, performances, venues } from '@/db/schema';
import type { AddDatesInput } from '@/lib/catalog/date-form-input';
import { announceEvent, lockOwnEvent, noSuchEvent, refreshSearchText } from '@/lib/catalog/own-event';
import { momentAt } from '@/lib/catalog/venue-time';
import { newId } from '@/lib/ids';
import { recordChange } from '@/lib/organizers/audit';
import { refuseBeyond } from '@/lib/organizers/caps';
import { fail } from '@/lib/result';
import { copyLevels } from './copy-levels';
import { findTemplate } from './date-plan';

type Add = { organizerId: string; days: string[] } & Pick<
  AddDatesInput,
  | 'eventId'
  | 'venueId'
  | 'time'
  | 'doorsBefore'
  | 'duration'
  | 'onSale'
  | 'closesBefore'
  | 'like'
  | 'maxPerOrder'
  | 'maxPerBuyer'
>;

const minute = 60_000;
const badField = (field: string, message: string) =>
  fail('BAD_DATE', 'Please check the marked fields.', { fields: { [field]: message } });

/**
 * Adds dates to an event, on these days at one clock time of the venue, with the prices of the date they are like. All
 * of them or none. `doorsBefore`, `duration` and `closesBefore` in minutes.
 */
export async function addDates({ ctx, input }: { ctx: Ctx; input: Add }) {
  const { organizerId, eventId, venueId, days, maxPerOrder, maxPerBuyer } = input;
  return withTransaction(ctx, async (tx) => {
    const event = await lockOwnEvent(tx, input);
    if (!event) return noSuchEvent();
    if (event.status === 'cancelled') return fail('CANCELLED', 'This event is cancelled; that is final.');
    const have = await tx.db.$count(performances, eq(performances.eventId, eventId));
    const full = refuseBeyond('dates', have, days.length);
    if (full) return full;
    const [venue] = await tx.db.select().from(venues).where(eq(venues.id, venueId));
    if (!venue) return fail('NOT_FOUND', 'This venue is not there. Choose another.');
    const [organizer] = await tx.db.select().from(organizers).where(eq(organizers.id, organizerId));
    const template = await findTemplate(tx.db, input);
    if (!template) return badField('like', 'Choose what is sold.');
    const onSale = momentAt(input.onSale, venue.timeZone);
    if (!onSale.ok) return badField('onSale', onSale.message);
    const rows: (typeof performances.$inferInsert & { id: string })[] = [];
    for (const day of days) {
      const start = momentAt(`${day}T${input.time}`, venue.timeZone);
      if (!start.ok) return badField('time', start.message);
      const shifted = (minutes: number) => new Date(start.at.getTime() + minutes * minute);
      const offSaleAt = shifted(-input.closesBefore);
      if (start.at.getTime() <= Date.now())
        return badField('from', `${day} at ${input.time} is over already.`);
      if (offSaleAt <= onSale.at) {
        return badField('onSale', `The sale of ${day} would end before it begins. Begin it earlier.`);
      }
      rows.push({
        ...{ id: newId(), eventId, venueId, planId: template.planId, startsAt: start.at },
        doorsAt: input.doorsBefore === null ? null : shifted(-input.doorsBefore),
        endsAt: input.duration === null ? null : shifted(input.duration),
        ...{ currency: organizer?.currency ?? 'usd', onSaleAt: onSale.at, offSaleAt },
        ...{ maxPerOrder, maxPerBuyer },
      });
    }
    const ids = rows.map(({ id }) => id);
    await tx.db.insert(performances).values(rows);
    if (template.copyFrom) await copyLevels(tx.db, template.copyFrom, ids);
    await refreshSearchText(tx, eventId);
    await recordChange(tx, {
      organizerId,
      action: 'event.dates_added',
      subjectType: 'event',
      subjectId: eventId,
      after: { days, time: input.time, venue: venue.name, like: input.like },
    });
    await announceEvent(tx, event);
    return { ok: true as const, performanceIds: ids };
  });
}
