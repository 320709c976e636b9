'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField } from '@/components/ui/text-area-field';
import { addNoteAction } from '@/lib/payments/order-admin-actions';

type NoteFormProps = { organizer: string; orderId: string; formKey: string };

/** A remark for the team. */
export function NoteForm({ organizer, orderId, formKey }: NoteFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(addNoteAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-3" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="organizer" value={organizer} />
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="key" value={formKey} />
      <TextAreaField
        label="New note"
        hint="Only your team reads it"
        name="text"
        rows={3}
        maxLength={2_000}
        defaultValue={values.text}
        error={fields.text}
      />
      <SubmitButton variant="secondary" size="small" className="justify-self-start">
        Keep the note
      </SubmitButton>
    </form>
  );
}
