import { ConfirmForm } from '@/components/admin/events/confirm-form';
import { LookAgain } from '@/components/admin/orders/look-again';
import { MemberForm } from '@/components/admin/shell/member-form';
import { DateTime } from '@/components/ui/date-time';
import type { MessageDetails } from '@/lib/messages/attendees/message-queries';
import { cancelMessageAction, pauseMessageAction, resumeMessageAction } from '@/lib/messages/message-actions';
import { messageState, peopleText } from './message-words';

type MessageProgressProps = {
  organizer: string;
  ids: { eventId: string; performanceId: string; messageId: string };
  message: MessageDetails;
  /** This page. */
  href: string;
  timeZone: string;
};

/** How far a message has come, and what can still be done about it. */
export function MessageProgress({ organizer, ids, message, href, timeZone }: MessageProgressProps) {
  const { state, progress, people, confirmedAt, author } = message;
  const { sent, failed, bounced, left } = progress;
  const goesOn = left > 0 && (state === 'sending' || state === 'paused');
  const button = { organizer, fields: ids };
  return (
    <div className="grid gap-4">
      <div className="grid gap-3" role="status">
        <p className="font-semibold text-xl">
          {messageState(message).text}: {sent.toLocaleString('en')} of {peopleText(people)}
        </p>
        <progress
          className="h-3 w-full accent-(--accent)"
          max={Math.max(people, 1)}
          value={people - left}
          aria-label="Mails that are done"
        />
        <p className="note">
          {sent} sent, {bounced} came back, {failed} refused,{' '}
          {state === 'cancelled' ? `${left} not sent` : `${left} to go`}
          {confirmedAt && (
            <>
              {' · '}
              <DateTime at={confirmedAt} timeZone={timeZone} />
            </>
          )}
          {author && ` · ${author}`}
        </p>
      </div>
      {goesOn && (
        <>
          {state === 'sending' && <LookAgain href={href} />}
          <MemberForm action={state === 'sending' ? pauseMessageAction : resumeMessageAction} {...button}>
            {state === 'sending' ? 'Pause' : 'Go on'}
          </MemberForm>
          <ConfirmForm
            action={cancelMessageAction}
            {...button}
            offer="Stop it…"
            button="Do not send the rest"
          >
            {peopleText(left)} have not got it yet, and then never will. What was sent cannot be called back.
          </ConfirmForm>
        </>
      )}
    </div>
  );
}
