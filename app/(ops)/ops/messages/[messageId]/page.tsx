import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MessageErrors } from '@/components/ops/message-errors';
import { MessageFacts } from '@/components/ops/message-facts';
import { CommentForm, MessageVerbs, PayloadForm } from '@/components/ops/message-forms';
import { MessageHistory } from '@/components/ops/message-history';
import { OpsSection } from '@/components/ops/ops-section';
import { PayloadTree } from '@/components/ops/payload-tree';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { getMessage } from '@/lib/operations/message-queries';
import { requireStaff } from '@/lib/operations/ops-page';

export const metadata: Metadata = { title: 'Failed message' };

type MessagePageProps = { params: Promise<{ messageId: string }> };

export default async function MessagePage({ params }: MessagePageProps) {
  const ctx = await requireStaff();
  const message = await getMessage(ctx, (await params).messageId);
  if (!message) notFound();
  const { id, current, raw, issues, state, version, masked } = message;
  const waits = state === 'open' || state === 'snoozed';
  return (
    <>
      <PageHeading
        title={message.error || 'Without an error'}
        crumbs={[
          { label: 'Failed messages', href: '/ops/messages' },
          { label: 'Its group', href: `/ops/messages?group=${message.fingerprint}` },
        ]}
      />
      <MessageFacts message={message} />
      <Notice title="What a redrive would do" announce="none" className="mt-6">
        {issues.length > 0 ? 'Nothing: the payload does not fit. ' : message.effect}
        {issues.map(({ path, message: text }) => (
          <span key={`${path} ${text}`} className="block">
            {path || 'payload'}: {text}
          </span>
        ))}
      </Notice>
      <OpsSection title="What you do about it">
        <MessageVerbs id={id} state={state} />
      </OpsSection>
      <OpsSection title={version > 0 ? `Payload, version ${version}` : 'Payload'}>
        {current === null ? (
          <p className="text-ink-soft text-sm">Hidden from you, or no text.</p>
        ) : (
          <div className="grid gap-6 lg:grid-cols-2">
            <PayloadTree text={current} />
            <PayloadForm {...{ id, version, current, readOnly: masked || !waits }} />
          </div>
        )}
        {version > 0 && raw !== null && (
          <details className="mt-4 text-sm">
            <summary className="py-2">As it was received</summary>
            <pre className="overflow-x-auto rounded-tile bg-sunken p-3">{raw}</pre>
          </details>
        )}
      </OpsSection>
      <OpsSection title="How it failed">
        <MessageErrors attempts={message.attemptsMade} />
      </OpsSection>
      <OpsSection title="What was done">
        <MessageHistory history={message.history} comments={message.comments} />
        <CommentForm id={id} />
      </OpsSection>
    </>
  );
}
