import { performanceCalendar } from '@/lib/catalog/calendar';
import { withStates } from '@/lib/catalog/event-summary';
import { calendarResponse } from '@/lib/catalog/feed-response';
import { absolute } from '@/lib/catalog/metadata';
import { getEvent, getVenue } from '@/lib/catalog/queries';
import type { SlugProps } from '@/lib/catalog/slug-props';

export const revalidate = 60;
export const generateStaticParams = () => [];

/** The dates of the venue's next events, for a subscription. */
export async function GET(_: Request, { params }: SlugProps) {
  const venue = await getVenue((await params).slug);
  if (!venue) return new Response('Not found', { status: 404 });
  const events = await Promise.all(venue.events.map(({ slug }) => getEvent(slug)));
  const entries = events.flatMap((event) =>
    event
      ? withStates(event, Date.now())
          .filter((date) => date.venue.slug === venue.slug && date.state !== 'past')
          .map((date) => ({ event, date }))
      : [],
  );
  return calendarResponse(performanceCalendar(venue.name, entries, absolute), `${venue.slug}.ics`);
}
