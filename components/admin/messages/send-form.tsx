'use client';

import { ConfirmBox } from '@/components/admin/orders/confirm-box';
import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { sendMessageAction } from '@/lib/messages/message-actions';
import { peopleText } from './message-words';

type SendFormProps = {
  organizer: string;
  ids: { eventId: string; performanceId: string; messageId: string };
  people: number;
};

/** The last step: said how many people get it, then ticked and pressed. */
export function SendForm({ organizer, ids, people }: SendFormProps) {
  const { state, formRef, formAction, fields } = useFormAction(sendMessageAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-4" noValidate>
      <FormMessage state={state} />
      {Object.entries({ organizer, ...ids }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p>
        <strong>{peopleText(people)}</strong> would get it now: each once, however many orders. Buyers at the
        box office who gave no address get none.
      </p>
      {people > 0 && (
        <>
          <ConfirmBox error={fields.confirm}>{`Yes, send it to ${peopleText(people)}`}</ConfirmBox>
          <SubmitButton className="justify-self-start" pendingText="One moment…">
            Send the message
          </SubmitButton>
        </>
      )}
    </form>
  );
}
