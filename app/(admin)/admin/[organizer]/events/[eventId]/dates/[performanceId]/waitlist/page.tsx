import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { FileLinks } from '@/components/admin/reports/file-links';
import { EntryList } from '@/components/admin/waitlist/entry-list';
import { LineList } from '@/components/admin/waitlist/line-list';
import { WaitlistForm } from '@/components/admin/waitlist/waitlist-form';
import { DateTime } from '@/components/ui/date-time';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { getOwnWaitlist } from '@/lib/inventory/own-waitlist-queries';
import { requireMember } from '@/lib/organizers/admin-page';
import { may } from '@/lib/organizers/permissions';

export const metadata: Metadata = { title: 'Waitlist' };

type Props = {
  params: Promise<{ organizer: string; eventId: string; performanceId: string }>;
  searchParams: SearchParams;
};

const doneTexts: Record<string, string> = {
  saved: 'Saved.',
  sent: 'The offers are out; the mails follow.',
  removed: 'Taken off the list. What was held for this address goes to the next in line.',
};

export default async function OwnWaitlistPage({ params, searchParams }: Props) {
  const { organizer, eventId, performanceId } = await params;
  const { ctx, member } = await requireMember(organizer, 'orders.view');
  const list = (await getOwnWaitlist(ctx, member.organizerId, { eventId, performanceId })) ?? notFound();
  const done = doneTexts[(await textParam(searchParams, 'done')) ?? ''];
  const ids = { eventId, performanceId };
  const mayEdit = may(member.role, 'events.edit');
  const event = `/admin/${member.slug}/events/${eventId}`;
  const waits = list.lines.some(({ waiting, offered }) => waiting + offered > 0);
  return (
    <div className="max-w-3xl">
      <PageHeading
        title="Waitlist"
        crumbs={[
          { label: 'Events', href: `/admin/${member.slug}/events` },
          { label: list.title, href: event },
          { label: 'Date', href: `${event}/dates/${performanceId}` },
        ]}
      >
        <DateTime at={list.startsAt} timeZone={list.timeZone} />
      </PageHeading>
      {done && <Notice tone="success">{done}</Notice>}
      <Section title="By price">
        {list.lines.length > 0 ? (
          <LineList organizer={member.slug} ids={ids} list={list} mayEdit={mayEdit} />
        ) : (
          <p className="text-ink-soft">This date has no price yet, so nobody can wait.</p>
        )}
      </Section>
      <Section title="Who waits">
        {waits ? (
          <EntryList organizer={member.slug} ids={ids} list={list} mayEdit={mayEdit} />
        ) : (
          <p className="text-ink-soft">
            Nobody waits. Fans can join from the event’s page as soon as a price is sold out.
          </p>
        )}
        <p className="mt-4 flex items-center gap-3 text-sm">
          Everybody, also who is no longer on it:{' '}
          <FileLinks csv={`/api/admin/${member.slug}/waitlists/${performanceId}`} about="Everybody" />
        </p>
      </Section>
      {mayEdit && (
        <Section title="How it works">
          <WaitlistForm organizer={member.slug} ids={ids} list={list} />
        </Section>
      )}
    </div>
  );
}
