'use client';

import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { changeEmailAction } from '@/lib/identity/account-actions';

export function EmailForm() {
  const { state, formRef, formAction, fields, values } = useFormAction(changeEmailAction);
  return (
    <form ref={formRef} action={formAction} className="grid max-w-md gap-4" noValidate>
      <FormMessage
        state={state}
        success={
          <>
            We have written to <strong className="wrap-anywhere">{values.email}</strong>. The address changes
            when you follow the link there.
          </>
        }
      />
      <TextField
        label="New e-mail address"
        name="email"
        type="email"
        autoComplete="email"
        inputMode="email"
        required
        defaultValue={state?.ok ? undefined : values.email}
        error={fields.email}
      />
      <PasswordField
        label="Current password"
        name="currentPassword"
        autoComplete="current-password"
        required
        error={fields.currentPassword}
      />
      <SubmitButton className="justify-self-start" variant="secondary" pendingText="Sending…">
        Change the address
      </SubmitButton>
    </form>
  );
}
