import { notFound } from 'next/navigation';
import { EventDetails } from '@/components/events/event-details';
import { JsonLd } from '@/components/events/json-ld';
import { eventJsonLd } from '@/lib/catalog/event-json-ld';
import { describeEvent, withStates } from '@/lib/catalog/event-summary';
import { absolute, pageMetadata } from '@/lib/catalog/metadata';
import { linkPoster } from '@/lib/catalog/poster-view';
import { getEvent } from '@/lib/catalog/queries';
import type { SlugProps } from '@/lib/catalog/slug-props';
import { getPasses } from '@/lib/inventory/pass-queries';

export const revalidate = 60;

/** Rendered at the first visit, then served from the cache. */
export const generateStaticParams = () => [];

async function eventOf({ params }: SlugProps) {
  const event = await getEvent((await params).slug);
  return event ?? notFound();
}

export async function generateMetadata(props: SlugProps) {
  const event = await eventOf(props);
  const metadata = pageMetadata({
    title: event.title,
    description: describeEvent(event, Date.now()),
    path: `/events/${event.slug}`,
    image: linkPoster(event),
    imageAlt: event.posterAlt,
    type: 'article',
  });
  return {
    ...metadata,
    alternates: {
      ...metadata.alternates,
      types: { 'text/calendar': absolute(`/events/${event.slug}/calendar.ics`) },
    },
  };
}

export default async function EventPage(props: SlugProps) {
  const event = await eventOf(props);
  const dates = withStates(event, Date.now());
  const passes = await getPasses(event.slug);
  return (
    <>
      <EventDetails event={event} dates={dates} passes={passes} />
      <JsonLd data={eventJsonLd(event, dates, absolute)} />
    </>
  );
}
