'use client';

import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { changePasswordAction } from '@/lib/identity/account-actions';
import { passwordLength } from '@/lib/identity/input';

/** `email` stands in the form unseen, so that a password manager knows which entry to update. */
export function PasswordForm({ email }: { email: string }) {
  const { state, formRef, formAction, fields } = useFormAction(changePasswordAction);
  return (
    <form ref={formRef} action={formAction} className="grid max-w-md gap-4" noValidate>
      <FormMessage state={state} />
      <input type="text" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label="Current password"
        name="currentPassword"
        autoComplete="current-password"
        required
        error={fields.currentPassword}
      />
      <PasswordField
        label="New password"
        name="newPassword"
        autoComplete="new-password"
        hint={`At least ${passwordLength.min} characters. All other browsers are signed out.`}
        required
        error={fields.newPassword}
      />
      <SubmitButton className="justify-self-start" variant="secondary" pendingText="Saving…">
        Change the password
      </SubmitButton>
    </form>
  );
}
