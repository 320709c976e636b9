import type { Metadata } from 'next';
import { EventForm } from '@/components/admin/events/event-form';
import { PageHeading } from '@/components/ui/page-heading';
import { listCategories } from '@/lib/catalog/own-event-queries';
import { requireMember } from '@/lib/organizers/admin-page';

export const metadata: Metadata = { title: 'New event' };

type NewEventPageProps = { params: Promise<{ organizer: string }> };

export default async function NewEventPage({ params }: NewEventPageProps) {
  const { ctx, member } = await requireMember((await params).organizer, 'events.edit');
  return (
    <div className="max-w-3xl">
      <PageHeading title="New event" crumbs={[{ label: 'Events', href: `/admin/${member.slug}/events` }]}>
        What it is; dates and prices come next. Nobody sees it before you publish it.
      </PageHeading>
      <EventForm organizer={member.slug} categories={await listCategories(ctx)} />
    </div>
  );
}
