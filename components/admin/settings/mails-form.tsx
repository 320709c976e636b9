'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField } from '@/components/ui/text-area-field';
import { saveMailsAction } from '@/lib/organizers/settings-actions';

/** The organizer's own words in mails about orders. */
export function MailsForm({ organizer, mailNote }: { organizer: string; mailNote: string | null }) {
  const { state, formRef, formAction, fields, values } = useFormAction(saveMailsAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="organizer" value={organizer} />
      <TextAreaField
        label="A paragraph of yours"
        name="mailNote"
        hint="Stands in receipts and in mails about refunds. Plain text; addresses of pages become links. At most 1,000 characters."
        rows={4}
        maxLength={1_000}
        optional
        defaultValue={values.mailNote ?? mailNote ?? ''}
        error={fields.mailNote}
      />
      <SubmitButton className="justify-self-start" pendingText="Saving…">
        Save the paragraph
      </SubmitButton>
    </form>
  );
}
