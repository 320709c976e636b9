import { notFound } from 'next/navigation';
import { EventList } from '@/components/events/event-list';
import { VenueAddress } from '@/components/events/venue-address';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { pageMetadata } from '@/lib/catalog/metadata';
import { getVenue } from '@/lib/catalog/queries';
import type { SlugProps } from '@/lib/catalog/slug-props';

export const revalidate = 60;

/** Rendered at the first visit, then served from the cache. */
export const generateStaticParams = () => [];

async function venueOf({ params }: SlugProps) {
  const venue = await getVenue((await params).slug);
  return venue ?? notFound();
}

export async function generateMetadata(props: SlugProps) {
  const { name, city, slug, description } = await venueOf(props);
  return pageMetadata({
    title: `${name}, ${city.name}`,
    description:
      description ?? `What is on at ${name} in ${city.name}: dates, seats and prices with all fees inside.`,
    path: `/venues/${slug}`,
  });
}

export default async function VenuePage(props: SlugProps) {
  const venue = await venueOf(props);
  const { city } = venue;
  return (
    <div className="wrap">
      <PageHeading
        title={venue.name}
        crumbs={[
          { label: 'Events', href: '/events' },
          { label: city.name, href: `/events/city/${city.slug}` },
        ]}
      >
        {venue.description && <p>{venue.description}</p>}
      </PageHeading>
      <div className="flex flex-wrap gap-x-16 gap-y-4 text-sm">
        <VenueAddress venue={venue} city={city} named={false} />
        <p>
          <a href={`/venues/${venue.slug}/calendar.ics`} className="text-link inline-block py-1">
            Subscribe to this venue’s calendar
          </a>
        </p>
      </div>
      {venue.events.length === 0 ? (
        <div className="mt-12">
          <EmptyState title="Nothing is announced here at the moment" />
        </div>
      ) : (
        <Section
          title="What is on"
          more={venue.more ? { href: `/events?venue=${venue.slug}`, label: 'All events here' } : undefined}
        >
          <EventList events={venue.events} level="h3" />
        </Section>
      )}
    </div>
  );
}
