import { notFound } from 'next/navigation';
import { EventList } from '@/components/events/event-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { pageMetadata } from '@/lib/catalog/metadata';
import { getArtist } from '@/lib/catalog/queries';
import type { SlugProps } from '@/lib/catalog/slug-props';

export const revalidate = 60;

/** Rendered at the first visit, then served from the cache. */
export const generateStaticParams = () => [];

async function artistOf({ params }: SlugProps) {
  const artist = await getArtist((await params).slug);
  return artist ?? notFound();
}

export async function generateMetadata(props: SlugProps) {
  const { name, slug, biography } = await artistOf(props);
  return pageMetadata({
    title: name,
    description:
      biography ?? `Where and when to hear ${name}: coming dates, seats and prices with all fees inside.`,
    path: `/artists/${slug}`,
    type: 'profile',
  });
}

export default async function ArtistPage(props: SlugProps) {
  const artist = await artistOf(props);
  return (
    <div className="wrap">
      <PageHeading title={artist.name} crumbs={[{ label: 'Events', href: '/events' }]}>
        {artist.biography && <p>{artist.biography}</p>}
      </PageHeading>
      {artist.events.length === 0 ? (
        <EmptyState title="No dates are announced at the moment" />
      ) : (
        <Section
          title="Coming dates"
          more={artist.more ? { href: `/events?artist=${artist.slug}`, label: 'All dates' } : undefined}
        >
          <EventList events={artist.events} level="h3" />
        </Section>
      )}
    </div>
  );
}
