'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { requestResetAction } from '@/lib/identity/actions';
import { linkMinutes } from '@/lib/identity/input';

export function ResetRequestForm() {
  const { state, formRef, formAction, fields, values } = useFormAction(requestResetAction);
  const sentTo = state?.ok ? values.email : null;
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage
        state={state}
        success={
          <>
            If <strong className="wrap-anywhere">{sentTo}</strong> has an account, a link is on its way. It
            works for {linkMinutes.reset_password} minutes. Nothing there? Look among the unwanted mail.
          </>
        }
      />
      <TextField
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="username"
        inputMode="email"
        required
        defaultValue={values.email}
        error={fields.email}
      />
      <SubmitButton variant={sentTo ? 'secondary' : 'primary'} pendingText="Sending…">
        {sentTo ? 'Send it again' : 'Send me a link'}
      </SubmitButton>
    </form>
  );
}
