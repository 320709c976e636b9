import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AddDatesForm } from '@/components/admin/events/add-dates-form';
import { VenueForm } from '@/components/admin/events/venue-form';
import { VenuePicker } from '@/components/admin/events/venue-picker';
import { PageHeading } from '@/components/ui/page-heading';
import { findVenues, getOwnEvent, getVenueChoice, usualCountry } from '@/lib/catalog/own-event-queries';
import { wallTime } from '@/lib/catalog/venue-time';
import { formatMoment, zoneName } from '@/lib/clock';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { listTemplates } from '@/lib/inventory/own-date-queries';
import { requireMember } from '@/lib/organizers/admin-page';
import { timeZones } from '@/lib/organizers/input';

export const metadata: Metadata = { title: 'Add dates' };

type NewDatesPageProps = {
  params: Promise<{ organizer: string; eventId: string }>;
  searchParams: SearchParams;
};

export default async function NewDatesPage({ params, searchParams }: NewDatesPageProps) {
  const { organizer, eventId } = await params;
  const { ctx, member } = await requireMember(organizer, 'events.edit');
  const event = (await getOwnEvent(ctx, member.organizerId, eventId)) ?? notFound();
  const path = `/admin/${member.slug}/events/${event.id}`;
  const crumbs = [
    { label: 'Events', href: `/admin/${member.slug}/events` },
    { label: event.title, href: path },
  ];
  const venueId = await textParam(searchParams, 'venue');
  const venue = venueId ? await getVenueChoice(ctx, venueId) : null;
  if (!venue) {
    const search = ((await textParam(searchParams, 'q')) ?? '').trim().slice(0, 100);
    const venues = await findVenues(ctx, member.organizerId, search);
    return (
      <div className="max-w-3xl">
        <PageHeading title="Add dates: where?" crumbs={crumbs} />
        <VenuePicker eventPath={path} search={search} venues={venues}>
          {venues.length === 0 && (
            <section>
              <h2 className="mb-4 text-2xl">A new venue</h2>
              <VenueForm
                organizer={member.slug}
                eventId={event.id}
                name={search}
                timeZone={event.timeZone}
                country={await usualCountry(ctx, event.timeZone)}
                timeZones={timeZones}
              />
            </section>
          )}
        </VenuePicker>
      </div>
    );
  }
  const { plans, dates } = await listTemplates(ctx, member.organizerId, venue.id);
  // The event's own dates first: what was sold last time is sold again.
  const own = [...dates].sort((a, b) => Number(b.eventId === event.id) - Number(a.eventId === event.id));
  const templates = [
    ...own.map(({ id, title, startsAt, timeZone }) => ({
      value: `copy:${id}`,
      label: `As on ${formatMoment(startsAt, timeZone, { style: 'date' })}: ${title}`,
    })),
    { value: 'places', label: 'Places without numbers' },
    ...plans.map(({ id, name }) => ({ value: `plan:${id}`, label: `Numbered seats: ${name}` })),
  ];
  const now = new Date();
  return (
    <div className="max-w-3xl">
      <PageHeading title="Add dates" crumbs={crumbs}>
        {venue.name}, {venue.city}. All times are the venue’s.
      </PageHeading>
      <AddDatesForm
        organizer={member.slug}
        eventId={event.id}
        venue={venue}
        now={wallTime(now, venue.timeZone)}
        zone={zoneName(now, venue.timeZone)}
        templates={templates}
      />
    </div>
  );
}
