'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { updateProfileAction } from '@/lib/identity/account-actions';

export function ProfileForm({ name }: { name: string }) {
  const { state, formRef, formAction, fields, values } = useFormAction(updateProfileAction);
  return (
    <form ref={formRef} action={formAction} className="grid max-w-md gap-4" noValidate>
      <FormMessage state={state} success="Your name is changed." />
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        required
        maxLength={100}
        defaultValue={values.name ?? name}
        error={fields.name}
      />
      <SubmitButton className="justify-self-start" variant="secondary" pendingText="Saving…">
        Save the name
      </SubmitButton>
    </form>
  );
}
