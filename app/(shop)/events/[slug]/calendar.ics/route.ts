import { performanceCalendar } from '@/lib/catalog/calendar';
import { withStates } from '@/lib/catalog/event-summary';
import { calendarResponse } from '@/lib/catalog/feed-response';
import { absolute } from '@/lib/catalog/metadata';
import { getEvent } from '@/lib/catalog/queries';
import type { SlugProps } from '@/lib/catalog/slug-props';

export const revalidate = 60;
export const generateStaticParams = () => [];

export async function GET(_: Request, { params }: SlugProps) {
  const event = await getEvent((await params).slug);
  if (!event) return new Response('Not found', { status: 404 });
  const entries = withStates(event, Date.now()).map((date) => ({ event, date }));
  return calendarResponse(performanceCalendar(event.title, entries, absolute), `${event.slug}.ics`);
}
