import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { SiteLink } from '@/components/ui/site-link';
import type { MessageView } from '@/lib/messages/attendees/message-queries';
import { messageState, peopleText } from './message-words';

type MessageListProps = { here: string; timeZone: string; messages: MessageView[] };

/** The messages to a performance, the newest first. */
export function MessageList({ here, timeZone, messages }: MessageListProps) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {messages.map((message) => {
        const { text, tone } = messageState(message);
        const { id, subject, author, recipients, confirmedAt, createdAt } = message;
        return (
          <li key={id} className="py-4">
            <p className="wrap-anywhere flex flex-wrap items-center gap-x-3 gap-y-1">
              <SiteLink href={`${here}/${id}`} className="text-link font-semibold">
                {subject}
              </SiteLink>
              <Badge tone={tone}>{text}</Badge>
            </p>
            <p className="note">
              <DateTime at={confirmedAt ?? createdAt} timeZone={timeZone} style="short" />
              {author && ` · ${author}`}
              {recipients !== null && ` · to ${peopleText(recipients)}`}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
