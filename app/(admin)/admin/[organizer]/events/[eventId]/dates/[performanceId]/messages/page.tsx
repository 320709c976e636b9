import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MessageForm } from '@/components/admin/messages/message-form';
import { MessageList } from '@/components/admin/messages/message-list';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { getOwnDate } from '@/lib/inventory/own-date-queries';
import { countPeople, listMessages } from '@/lib/messages/attendees/message-queries';
import { requireMember } from '@/lib/organizers/admin-page';

export const metadata: Metadata = { title: 'Messages' };

type MessagesPageProps = {
  params: Promise<{ organizer: string; eventId: string; performanceId: string }>;
};

export default async function MessagesPage({ params }: MessagesPageProps) {
  const { organizer, eventId, performanceId } = await params;
  const { ctx, member } = await requireMember(organizer, 'messages.send');
  const date = (await getOwnDate(ctx, member.organizerId, eventId, performanceId)) ?? notFound();
  const [messages, people] = await Promise.all([
    listMessages(ctx, member.organizerId, performanceId),
    countPeople(
      ctx,
      performanceId,
      date.levels.map(({ id }) => id),
    ),
  ]);
  const events = `/admin/${member.slug}/events`;
  const here = `${events}/${eventId}/dates/${performanceId}`;
  return (
    <div className="max-w-3xl">
      <PageHeading
        title="Messages"
        crumbs={[
          { label: 'Events', href: events },
          { label: date.event.title, href: `${events}/${eventId}` },
          { label: 'Date', href: here },
        ]}
      >
        To the people who have tickets for {date.event.title},{' '}
        <DateTime at={date.startsAtIso} timeZone={date.venue.timeZone} style="short" />
      </PageHeading>
      {messages.length > 0 && (
        <Section title="Written so far">
          <MessageList here={`${here}/messages`} timeZone={date.venue.timeZone} messages={messages} />
        </Section>
      )}
      <Section title="Write a message">
        {people.presence.all === 0 ? (
          <p className="text-ink-soft">
            Nobody has a ticket and an address yet, so there is nobody to write to.
          </p>
        ) : (
          <Card>
            <MessageForm
              organizer={member.slug}
              ids={{ eventId, performanceId }}
              levels={date.levels.map(({ id, name }) => ({ id, name }))}
              people={people}
            />
          </Card>
        )}
      </Section>
    </div>
  );
}
