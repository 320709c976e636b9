import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { VenueForm } from '@/components/admin/events/venue-form';
import { PageHeading } from '@/components/ui/page-heading';
import { getOwnEvent, usualCountry } from '@/lib/catalog/own-event-queries';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { requireMember } from '@/lib/organizers/admin-page';
import { timeZones } from '@/lib/organizers/input';

export const metadata: Metadata = { title: 'New venue' };

type VenuePageProps = {
  params: Promise<{ organizer: string; eventId: string }>;
  searchParams: SearchParams;
};

export default async function NewVenuePage({ params, searchParams }: VenuePageProps) {
  const { organizer, eventId } = await params;
  const { ctx, member } = await requireMember(organizer, 'events.edit');
  const event = (await getOwnEvent(ctx, member.organizerId, eventId)) ?? notFound();
  const crumbs = [
    { label: 'Events', href: `/admin/${member.slug}/events` },
    { label: event.title, href: `/admin/${member.slug}/events/${event.id}` },
  ];
  return (
    <div className="max-w-3xl">
      <PageHeading title="New venue" crumbs={crumbs}>
        It gets a page of its own, and other organizers who play there can choose it.
      </PageHeading>
      <VenueForm
        organizer={member.slug}
        eventId={event.id}
        name={(await textParam(searchParams, 'name'))?.slice(0, 150) ?? ''}
        timeZone={event.timeZone}
        country={await usualCountry(ctx, event.timeZone)}
        timeZones={timeZones}
      />
    </div>
  );
}
