import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EventForm } from '@/components/admin/events/event-form';
import { PageHeading } from '@/components/ui/page-heading';
import { getOwnEvent, listCategories } from '@/lib/catalog/own-event-queries';
import { requireMember } from '@/lib/organizers/admin-page';

export const metadata: Metadata = { title: 'Edit an event' };

type DetailsPageProps = { params: Promise<{ organizer: string; eventId: string }> };

export default async function EventDetailsPage({ params }: DetailsPageProps) {
  const { organizer, eventId } = await params;
  const { ctx, member } = await requireMember(organizer, 'events.edit');
  const event = (await getOwnEvent(ctx, member.organizerId, eventId)) ?? notFound();
  const crumbs = [
    { label: 'Events', href: `/admin/${member.slug}/events` },
    { label: event.title, href: `/admin/${member.slug}/events/${event.id}` },
  ];
  return (
    <div className="max-w-3xl">
      <PageHeading title="Title, artists, description" crumbs={crumbs} />
      <EventForm organizer={member.slug} categories={await listCategories(ctx)} event={event} />
    </div>
  );
}
