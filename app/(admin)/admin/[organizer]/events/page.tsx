import type { Metadata } from 'next';
import { EventFilter } from '@/components/admin/events/event-filter';
import { EventTable } from '@/components/admin/events/event-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import { eventStatuses, listOwnEvents } from '@/lib/catalog/own-events';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { isId } from '@/lib/ids';
import { requireMember } from '@/lib/organizers/admin-page';
import { may } from '@/lib/organizers/permissions';

export const metadata: Metadata = { title: 'Events' };

type EventsPageProps = { params: Promise<{ organizer: string }>; searchParams: SearchParams };

export default async function EventsPage({ params, searchParams }: EventsPageProps) {
  const { ctx, member } = await requireMember((await params).organizer, 'events.view');
  const search = ((await textParam(searchParams, 'q')) ?? '').trim().slice(0, 100);
  const asked = await textParam(searchParams, 'status');
  const status = eventStatuses.find((one) => one === asked);
  const from = await textParam(searchParams, 'before');
  const before = isId(from) ? from : undefined;
  const { events, next } = await listOwnEvents(ctx, member.organizerId, { search, status, before });
  const add = may(member.role, 'events.edit') && (
    <LinkButton href={`/admin/${member.slug}/events/new`}>New event</LinkButton>
  );
  const isAll = !search && !status && !before;
  if (isAll && events.length === 0) {
    return (
      <>
        <PageHeading title="Events" />
        <EmptyState title="You have no event yet">
          <p className="mb-5">A draft is seen by your team only, until you publish it.</p>
          {add}
        </EmptyState>
      </>
    );
  }
  const query = new URLSearchParams({ ...(search && { q: search }), ...(status && { status }) });
  const address = (more: Record<string, string>) =>
    `?${new URLSearchParams([...query, ...Object.entries(more)])}`;
  return (
    <>
      <PageHeading title="Events" />
      <div className="flex flex-wrap items-end justify-between gap-4">
        <EventFilter organizer={member.slug} search={search} status={status} />
        {add}
      </div>
      {events.length === 0 ? (
        <p className="mt-8 text-ink-soft">No event fits. Search for less, or show all.</p>
      ) : (
        <EventTable organizer={member.slug} events={events} />
      )}
      <Pagination
        label="Pages of events"
        previous={before && address({})}
        next={next ? address({ before: next }) : undefined}
      />
    </>
  );
}
