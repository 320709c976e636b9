import { eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { attendeeMessages, cities, events, organizers, performances, venues } from '@/db/schema';
import { formatMoment } from '@/lib/clock';
import type { AttendeeMail } from '@/lib/email/templates/attendee-mails';
import { mailBrand } from '@/lib/messages/mail-brand';

/** Who gets it: the buyer's order, or a member of the team who looks at it first. */
type Reader = { orderNumber: string | null; orderUrl: string };

/** What the mail of a message says to one reader; null when there is no such message. The caller has scoped it. */
export async function messageMail(
  { db }: Ctx,
  messageId: string,
  { orderNumber, orderUrl }: Reader,
): Promise<AttendeeMail | null> {
  const [row] = await db
    .select({
      message: attendeeMessages,
      organizer: organizers,
      title: events.title,
      performance: performances,
      venue: { name: venues.name, city: cities.name, timeZone: venues.timeZone },
    })
    .from(attendeeMessages)
    .innerJoin(organizers, eq(organizers.id, attendeeMessages.organizerId))
    .innerJoin(performances, eq(performances.id, attendeeMessages.performanceId))
    .innerJoin(events, eq(events.id, performances.eventId))
    .innerJoin(venues, eq(venues.id, performances.venueId))
    .innerJoin(cities, eq(cities.id, venues.cityId))
    .where(eq(attendeeMessages.id, messageId));
  if (!row) return null;
  const { message, organizer, performance, venue } = row;
  return {
    brand: mailBrand(organizer),
    subject: message.subject,
    text: message.body,
    title: row.title,
    when: formatMoment(performance.startsAt, venue.timeZone, { timeKnown: performance.timeKnown }),
    where: `${venue.name}, ${venue.city}`,
    replyTo: organizer.supportEmail,
    orderNumber,
    orderUrl,
  };
}
