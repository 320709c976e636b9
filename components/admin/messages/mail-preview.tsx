import type { MessageDetails } from '@/lib/messages/attendees/message-queries';

/** A mail as it will look. Its HTML stands in a frame without scripts or our styles, beside the same words as text. */
export function MailPreview({ preview }: { preview: Omit<MessageDetails['preview'], 'from'> }) {
  const { subject, replyTo, html, text } = preview;
  return (
    <div className="grid gap-4">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <dt className="text-ink-soft">Subject</dt>
        <dd className="wrap-anywhere">{subject}</dd>
        <dt className="text-ink-soft">Answers go to</dt>
        <dd className="wrap-anywhere">{replyTo}</dd>
      </dl>
      <iframe
        title={`The mail “${subject}”`}
        srcDoc={html}
        sandbox=""
        className="h-[36rem] w-full rounded-tile border border-line bg-surface"
      />
      <details>
        <summary className="cursor-pointer py-2">The same as plain text</summary>
        <pre className="wrap-anywhere mt-2 whitespace-pre-wrap rounded-tile border border-line p-4 text-sm">
          {text}
        </pre>
      </details>
    </div>
  );
}
