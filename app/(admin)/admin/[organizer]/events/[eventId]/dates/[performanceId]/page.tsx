import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AccessCodes } from '@/components/admin/events/access-codes';
import { CancelForm } from '@/components/admin/events/cancel-form';
import { DateForm } from '@/components/admin/events/date-form';
import { LevelForm } from '@/components/admin/events/level-form';
import { LevelList } from '@/components/admin/events/level-list';
import { PublishNow } from '@/components/admin/events/publish-now';
import { RefundProgress } from '@/components/admin/orders/refund-progress';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { SiteLink } from '@/components/ui/site-link';
import { dateStatusText, doneText } from '@/lib/catalog/own-event-view';
import { missingFor } from '@/lib/catalog/publish-checklist-view';
import { readDateFacts } from '@/lib/catalog/publish-facts';
import { zoneName } from '@/lib/clock';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { cancelDateAction } from '@/lib/inventory/date-actions';
import { getOwnDate, type OwnDateDetails } from '@/lib/inventory/own-date-queries';
import { countHolders } from '@/lib/messages/date-changes/holder-queries';
import { requireMember } from '@/lib/organizers/admin-page';
import { currencies } from '@/lib/organizers/input';
import { may } from '@/lib/organizers/permissions';
import { getCancelCost } from '@/lib/payments/cancel-cost-queries';
import { getPerformanceRefund } from '@/lib/payments/performance-refund-queries';

export const metadata: Metadata = { title: 'Date' };

type DatePageProps = {
  params: Promise<{ organizer: string; eventId: string; performanceId: string }>;
  searchParams: SearchParams;
};

export default async function OwnDatePage({ params, searchParams }: DatePageProps) {
  const { organizer, eventId, performanceId } = await params;
  const { ctx, member } = await requireMember(organizer, 'events.view');
  const date = (await getOwnDate(ctx, member.organizerId, eventId, performanceId)) ?? notFound();
  const { event, venue, status } = date;
  const ids = { eventId: event.id, performanceId: date.id };
  const done = doneText((await textParam(searchParams, 'done')) ?? '');
  const refunds =
    status === 'cancelled' ? await getPerformanceRefund(ctx, member.organizerId, date.id) : null;
  const mayEdit = may(member.role, 'events.edit') && status !== 'cancelled';
  const kinds = date.performance.planId ? (['reserved', 'general'] as const) : (['general'] as const);
  const crumbs = [
    { label: 'Events', href: `/admin/${member.slug}/events` },
    { label: event.title, href: `/admin/${member.slug}/events/${event.id}` },
  ];
  return (
    <div className="max-w-3xl">
      <PageHeading
        title={<DateTime at={date.startsAtIso} timeZone={venue.timeZone} style="short" />}
        crumbs={crumbs}
      >
        {venue.name}, {date.plan ? `numbered seats: ${date.plan}` : 'places without numbers'}{' '}
        <Badge tone={dateStatusText[status].tone}>{dateStatusText[status].text}</Badge>
      </PageHeading>
      {may(member.role, 'messages.send') && event.status !== 'draft' && (
        <p className="mb-6">
          <SiteLink
            href={`/admin/${member.slug}/events/${eventId}/dates/${performanceId}/messages`}
            className="text-link"
          >
            Write to the people who have tickets
          </SiteLink>
        </p>
      )}
      <p className="mb-6">
        <SiteLink
          href={`/admin/${member.slug}/events/${eventId}/dates/${performanceId}/waiting-room`}
          className="text-link"
        >
          Waiting room
        </SiteLink>
      </p>
      {may(member.role, 'orders.view') && event.status !== 'draft' && (
        <p className="mb-6">
          <SiteLink
            href={`/admin/${member.slug}/events/${eventId}/dates/${performanceId}/waitlist`}
            className="text-link"
          >
            Waitlist
          </SiteLink>
        </p>
      )}
      {mayEdit && (
        <p className="mb-6">
          <SiteLink
            href={`/admin/${member.slug}/events/${event.id}/dates/${date.id}/seats`}
            className="text-link"
          >
            Block seats for guests, comps and others
          </SiteLink>
        </p>
      )}
      {done && <Notice tone="success">{done}</Notice>}
      {refunds && may(member.role, 'orders.refund') && (
        <Section title="Refunds">
          <RefundProgress view={refunds} />
          <p className="mt-3">
            <SiteLink
              href={`/admin/${member.slug}/orders/refunds/${date.id}`}
              prefetch={false}
              className="text-link"
            >
              {refunds.run?.isFinished ? 'Refunds of this date' : 'Follow the refunds'}
            </SiteLink>
          </p>
        </Section>
      )}
      {mayEdit && event.status === 'draft' && date.levels.length > 0 && (
        <PublishNow
          organizer={member.slug}
          eventId={event.id}
          missing={missingFor({ ...event, dates: await readDateFacts(ctx, event.id) }, Date.now())}
        />
      )}
      <div id="prices">
        <Section title="Prices">
          {date.levels.length > 0 ? (
            <LevelList organizer={member.slug} date={date} mayEdit={mayEdit} />
          ) : (
            <p className="text-ink-soft">No price yet, so nothing can be sold.</p>
          )}
          {mayEdit &&
            kinds.map((kind) => (
              <details key={kind} className="mt-5" open={date.levels.length === 0 && kind === kinds[0]}>
                <summary className="cursor-pointer py-2 font-semibold">
                  {kind === 'reserved' ? 'Add a price for seats' : 'Add a price for places'}
                </summary>
                <div className="mt-3">
                  <LevelForm
                    organizer={member.slug}
                    date={date}
                    kind={kind}
                    called={firstPrice(kind, date)}
                  />
                </div>
              </details>
            ))}
        </Section>
      </div>
      {mayEdit && (
        <>
          <Section title="When">
            <DateForm
              organizer={member.slug}
              date={date}
              currencies={currencies}
              told={await countHolders(ctx, { organizerId: member.organizerId, performanceId })}
              zone={`${venue.timeZone.replaceAll('_', ' ')}, ${zoneName(date.startsAtIso, venue.timeZone)}`}
            />
          </Section>
          <div id="codes">
            <Section title="Access codes">
              <AccessCodes organizer={member.slug} ids={ids} codes={date.codes} />
            </Section>
          </div>
          <Section title="If it does not take place">
            <CancelForm
              action={cancelDateAction}
              organizer={member.slug}
              fields={ids}
              cost={await getCancelCost(ctx, { organizerId: member.organizerId, ...ids })}
              what="this date"
              hint="To move it, give it another time above."
            />
          </Section>
        </>
      )}
    </div>
  );
}

/** What the first price of a date is called, so that who sells one thing need not think of a name. */
function firstPrice(kind: 'reserved' | 'general', { levels, categories }: OwnDateDetails) {
  if (levels.length > 0) return undefined;
  return kind === 'general' ? 'Admission' : categories.length === 1 ? categories[0]?.name : undefined;
}
