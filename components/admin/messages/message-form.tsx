'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField } from '@/components/ui/text-area-field';
import { TextField } from '@/components/ui/text-field';
import { longest } from '@/lib/messages/attendees/input';
import { editMessageAction, newMessageAction } from '@/lib/messages/message-actions';
import { AudienceFields, type People } from './audience-fields';

type MessageFormProps = {
  organizer: string;
  ids: { eventId: string; performanceId: string; messageId?: string };
  levels: { id: string; name: string }[];
  people: People;
  draft?: { subject: string; text: string; levelIds: string[]; presence: string };
};

/** Writes a message or changes a draft; it is looked at before anything is sent. */
export function MessageForm({ organizer, ids, levels, people, draft }: MessageFormProps) {
  const action = ids.messageId ? editMessageAction : newMessageAction;
  const { state, formRef, formAction, fields, values } = useFormAction(action);
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      {Object.entries({ organizer, ...ids }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <AudienceFields
        levels={levels}
        people={people}
        chosen={{
          levelIds: draft?.levelIds ?? [],
          presence: values.presence ?? draft?.presence ?? 'all',
        }}
        error={fields.level ?? fields.presence}
      />
      <TextField
        label="Subject"
        name="subject"
        required
        maxLength={longest.subject}
        defaultValue={values.subject ?? draft?.subject}
        error={fields.subject}
      />
      <TextAreaField
        label="Message"
        name="text"
        hint="Plain text: an empty line begins a paragraph, and addresses of pages become links. What it is about, your name and a link to the tickets are added."
        rows={10}
        required
        maxLength={longest.text}
        defaultValue={values.text ?? draft?.text}
        error={fields.text}
      />
      <SubmitButton className="justify-self-start" pendingText="One moment…">
        {draft ? 'Save and look again' : 'See how it looks'}
      </SubmitButton>
    </form>
  );
}
