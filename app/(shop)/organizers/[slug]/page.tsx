import { notFound } from 'next/navigation';
import { BrandBand } from '@/components/events/brand-band';
import { EventList } from '@/components/events/event-list';
import { OrganizerLogo } from '@/components/events/organizer-logo';
import { OrganizerTexts } from '@/components/events/organizer-texts';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { RichText } from '@/components/ui/rich-text';
import { Section } from '@/components/ui/section';
import { pageMetadata } from '@/lib/catalog/metadata';
import { getOrganizer } from '@/lib/catalog/organizer-queries';
import type { SlugProps } from '@/lib/catalog/slug-props';
import { parseRichText, plainText } from '@/lib/rich-text';

export const revalidate = 60;

/** Rendered at the first visit, then served from the cache. */
export const generateStaticParams = () => [];

async function organizerOf({ params }: SlugProps) {
  return (await getOrganizer((await params).slug)) ?? notFound();
}

export async function generateMetadata(props: SlugProps) {
  const { name, slug, about, events } = await organizerOf(props);
  return pageMetadata({
    title: name,
    description: about
      ? plainText(about)
      : `Events by ${name}: dates, seats and prices with all fees inside.`,
    path: `/organizers/${slug}`,
    // A page that says nothing is nothing to be found by.
    index: events.length > 0 || about !== null,
  });
}

export default async function OrganizerPage(props: SlugProps) {
  const organizer = await organizerOf(props);
  const { name, about, website, supportEmail, events } = organizer;
  return (
    <div className="wrap">
      {organizer.brandColor && <BrandBand color={organizer.brandColor} />}
      {organizer.logoId && <OrganizerLogo id={organizer.logoId} className="mt-10 -mb-4" />}
      <PageHeading title={name} crumbs={[{ label: 'Events', href: '/events' }]}>
        {about && <RichText blocks={parseRichText(about)} />}
      </PageHeading>
      <p className="flex flex-wrap gap-x-8 gap-y-1 text-sm">
        <a href={`mailto:${supportEmail}`} className="text-link inline-block py-1">
          {supportEmail}
        </a>
        {website && (
          <a href={website} rel="noopener nofollow" className="text-link inline-block py-1">
            {new URL(website).host}
          </a>
        )}
      </p>
      {events.length === 0 ? (
        <div className="mt-12">
          <EmptyState title="Nothing is announced here at the moment" />
        </div>
      ) : (
        <Section title="Next events">
          <EventList events={events} level="h3" />
          {organizer.more && <p className="note mt-6">More are in the list of all events.</p>}
        </Section>
      )}
      <OrganizerTexts
        texts={[
          { id: 'refunds', title: 'Refund policy', text: organizer.refundPolicy },
          { id: 'terms', title: 'Terms', text: organizer.terms },
          { id: 'imprint', title: 'Imprint', text: organizer.imprint },
        ]}
      />
      <p className="mt-6 text-sm">
        <a href={`/organizers/${organizer.slug}/legal`} className="text-link inline-block py-1">
          Refunds, terms, privacy and imprint
        </a>
      </p>
    </div>
  );
}
