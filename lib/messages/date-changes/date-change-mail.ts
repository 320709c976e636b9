import { eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { cities, dateChanges, events, orders, organizers, performances, venues } from '@/db/schema';
import { formatMoment } from '@/lib/clock';
import type { DateChangeMail } from '@/lib/email/templates/date-mails';
import { mailBrand } from '@/lib/messages/mail-brand';

/** What the mail about a changed date says, as the change was noted; null when there is no such change or order. */
export async function dateChangeMail(
  { db }: Ctx,
  { changeId, orderId, orderUrl }: { changeId: string; orderId: string; orderUrl: string },
): Promise<DateChangeMail | null> {
  const [row] = await db
    .select({
      change: dateChanges,
      organizer: organizers,
      title: events.title,
      number: orders.number,
      venue: { name: venues.name, city: cities.name, timeZone: venues.timeZone },
    })
    .from(dateChanges)
    .innerJoin(performances, eq(performances.id, dateChanges.performanceId))
    .innerJoin(events, eq(events.id, performances.eventId))
    .innerJoin(organizers, eq(organizers.id, events.organizerId))
    .innerJoin(venues, eq(venues.id, performances.venueId))
    .innerJoin(cities, eq(cities.id, venues.cityId))
    .innerJoin(orders, eq(orders.id, orderId))
    .where(eq(dateChanges.id, changeId));
  if (!row) return null;
  const { change, organizer, venue } = row;
  const clock = (at: Date | null) => at && formatMoment(at, venue.timeZone, { style: 'time' });
  const [path = '', query] = orderUrl.split('?');
  return {
    brand: mailBrand(organizer),
    title: row.title,
    where: `${venue.name}, ${venue.city}`,
    before: {
      when: formatMoment(change.startsAtBefore, venue.timeZone, { timeKnown: change.timeKnownBefore }),
      doors: clock(change.doorsAtBefore),
      isPostponed: change.statusBefore === 'postponed',
    },
    after: {
      when: formatMoment(change.startsAt, venue.timeZone),
      doors: clock(change.doorsAt),
      isPostponed: change.status === 'postponed',
    },
    replyTo: organizer.supportEmail,
    orderNumber: row.number,
    orderUrl,
    calendarUrl: `${path}/calendar.ics?${query}`,
  };
}
