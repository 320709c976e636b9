import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CancelForm } from '@/components/admin/events/cancel-form';
import { Checklist } from '@/components/admin/events/checklist';
import { DateRows } from '@/components/admin/events/date-rows';
import { PosterForm } from '@/components/admin/events/poster-form';
import { PreviewLinks } from '@/components/admin/events/preview-links';
import { MemberForm } from '@/components/admin/shell/member-form';
import { Badge } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { SiteLink } from '@/components/ui/site-link';
import { openPreviews } from '@/lib/catalog/draft-previews';
import { cancelEventAction, duplicateEventAction, publishEventAction } from '@/lib/catalog/event-actions';
import { getOwnEvent } from '@/lib/catalog/own-event-queries';
import { doneText, eventStatusText } from '@/lib/catalog/own-event-view';
import { drawnPoster } from '@/lib/catalog/poster/drawn-poster';
import { checklistOf } from '@/lib/catalog/publish-checklist-view';
import { readDateFacts } from '@/lib/catalog/publish-facts';
import { formatMoment } from '@/lib/clock';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { requireMember } from '@/lib/organizers/admin-page';
import { may } from '@/lib/organizers/permissions';
import { getCancelCost } from '@/lib/payments/cancel-cost-queries';

export const metadata: Metadata = { title: 'Event' };

type EventPageProps = {
  params: Promise<{ organizer: string; eventId: string }>;
  searchParams: SearchParams;
};

export default async function OwnEventPage({ params, searchParams }: EventPageProps) {
  const { organizer, eventId } = await params;
  const { ctx, member } = await requireMember(organizer, 'events.view');
  const event = (await getOwnEvent(ctx, member.organizerId, eventId)) ?? notFound();
  const done = doneText((await textParam(searchParams, 'done')) ?? '');
  const path = `/admin/${member.slug}/events/${event.id}`;
  const mayEdit = may(member.role, 'events.edit');
  const dates = event.status === 'draft' ? await readDateFacts(ctx, event.id) : [];
  const fields = { eventId: event.id };
  return (
    <>
      <PageHeading title={event.title} crumbs={[{ label: 'Events', href: `/admin/${member.slug}/events` }]}>
        <span className="flex flex-wrap items-center gap-3 text-base">
          <Badge tone={eventStatusText[event.status].tone}>{eventStatusText[event.status].text}</Badge>
          {event.categoryName}
          {event.status !== 'draft' && (
            <SiteLink href={`/events/${event.slug}`} prefetch={false} className="text-link">
              As fans see it
            </SiteLink>
          )}
        </span>
      </PageHeading>
      {done && <Notice tone="success">{done}</Notice>}
      {event.status === 'draft' && (
        <Section title="Before it is public">
          <Checklist items={checklistOf({ ...event, dates }, Date.now())} eventPath={path} />
          {mayEdit && (
            <div className="mt-5">
              <MemberForm
                action={publishEventAction}
                organizer={member.slug}
                fields={fields}
                variant="primary"
                size="medium"
              >
                Publish
              </MemberForm>
            </div>
          )}
        </Section>
      )}
      {mayEdit && event.status === 'draft' && (
        <Section title="Show it to somebody">
          <PreviewLinks
            organizer={member.slug}
            eventId={event.id}
            links={(await openPreviews(ctx, member.organizerId, event.id)).map((link) => ({
              id: link.id,
              until: formatMoment(link.expiresAt.toISOString(), event.timeZone),
            }))}
          />
        </Section>
      )}
      <Section title="Dates">
        {event.dates.length > 0 ? (
          <DateRows dates={event.dates} eventPath={path} />
        ) : (
          <p className="text-ink-soft">No date yet.</p>
        )}
        {mayEdit && event.status !== 'cancelled' && (
          <LinkButton href={`${path}/dates/new`} variant="secondary" className="mt-5">
            Add dates
          </LinkButton>
        )}
      </Section>
      {mayEdit && (
        <Section title="Poster">
          <PosterForm
            organizer={member.slug}
            event={event}
            drawn={drawnPoster({ seed: event.slug, category: event.category })}
          />
        </Section>
      )}
      {mayEdit && event.dates.length > 1 && (
        <Section title="Passes">
          <p className="measure text-ink-soft">One price for places on several dates, sold together.</p>
          <LinkButton href={`${path}/passes`} variant="secondary" className="mt-5">
            Passes
          </LinkButton>
        </Section>
      )}
      {mayEdit && (
        <Section title="The event">
          <div className="grid gap-4">
            <div className="flex flex-wrap gap-4">
              <LinkButton href={`${path}/details`} variant="secondary">
                Title, artists, description
              </LinkButton>
              <MemberForm action={duplicateEventAction} organizer={member.slug} fields={fields} size="medium">
                Duplicate
              </MemberForm>
            </div>
            {event.status !== 'cancelled' && (
              <CancelForm
                action={cancelEventAction}
                organizer={member.slug}
                fields={fields}
                cost={await getCancelCost(ctx, { organizerId: member.organizerId, eventId: event.id })}
                what="the event"
                hint="It is for all dates to come; evenings that took place stay as they were."
              />
            )}
          </div>
        </Section>
      )}
    </>
  );
}
