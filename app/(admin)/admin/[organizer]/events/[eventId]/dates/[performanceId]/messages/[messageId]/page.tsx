import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MailPreview } from '@/components/admin/messages/mail-preview';
import { MessageForm } from '@/components/admin/messages/message-form';
import { MessageProgress } from '@/components/admin/messages/message-progress';
import { audienceText, messageDoneText } from '@/components/admin/messages/message-words';
import { SendForm } from '@/components/admin/messages/send-form';
import { MemberForm } from '@/components/admin/shell/member-form';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { getOwnDate } from '@/lib/inventory/own-date-queries';
import { countPeople, getMessage } from '@/lib/messages/attendees/message-queries';
import { testMessageAction } from '@/lib/messages/message-actions';
import { requireMember } from '@/lib/organizers/admin-page';

export const metadata: Metadata = { title: 'Message' };

type MessagePageProps = {
  params: Promise<{ organizer: string; eventId: string; performanceId: string; messageId: string }>;
  searchParams: SearchParams;
};

export default async function MessagePage({ params, searchParams }: MessagePageProps) {
  const { organizer, eventId, performanceId, messageId } = await params;
  const { ctx, member } = await requireMember(organizer, 'messages.send');
  const [date, message] = await Promise.all([
    getOwnDate(ctx, member.organizerId, eventId, performanceId),
    getMessage(ctx, member.organizerId, performanceId, messageId),
  ]);
  if (!date || !message) notFound();
  const levels = date.levels.map(({ id, name }) => ({ id, name }));
  const ids = { eventId, performanceId, messageId };
  const list = `/admin/${member.slug}/events/${eventId}/dates/${performanceId}/messages`;
  const isDraft = message.state === 'draft';
  const done = messageDoneText((await textParam(searchParams, 'done')) ?? '');
  return (
    <div className="max-w-3xl">
      <PageHeading
        title={message.subject}
        crumbs={[
          { label: date.event.title, href: `/admin/${member.slug}/events/${eventId}` },
          { label: 'Messages', href: list },
        ]}
      >
        {audienceText(message, levels)}.{' '}
        {isDraft && 'Nobody has got it yet. Look at it, send yourself a test, then send it.'}
      </PageHeading>
      {done && <Notice tone="success">{done}</Notice>}
      {!isDraft && (
        <Section title="How far it is">
          <MessageProgress
            organizer={member.slug}
            ids={ids}
            message={message}
            href={`${list}/${messageId}`}
            timeZone={date.venue.timeZone}
          />
        </Section>
      )}
      <Section title="The mail">
        <MailPreview preview={message.preview} />
      </Section>
      {isDraft && (
        <>
          <Section title="Test">
            <MemberForm action={testMessageAction} organizer={member.slug} fields={ids}>
              Send it to myself
            </MemberForm>
          </Section>
          <Section title="Send">
            <Card>
              <SendForm organizer={member.slug} ids={ids} people={message.people} />
            </Card>
          </Section>
          <details className="mt-10">
            <summary className="cursor-pointer py-2 font-semibold">Change it</summary>
            <Card className="mt-3">
              <MessageForm
                organizer={member.slug}
                ids={ids}
                levels={levels}
                people={
                  await countPeople(
                    ctx,
                    performanceId,
                    levels.map(({ id }) => id),
                  )
                }
                draft={message}
              />
            </Card>
          </details>
        </>
      )}
    </div>
  );
}
