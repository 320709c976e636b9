'use client';

import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { useFormAction } from '@/components/forms/use-form-action';
import { LinkButton } from '@/components/ui/link-button';
import { SubmitButton } from '@/components/ui/submit-button';
import { resetPasswordAction } from '@/lib/identity/actions';
import { passwordLength } from '@/lib/identity/input';

export function ResetForm({ token }: { token: string }) {
  const { state, formRef, formAction, fields } = useFormAction(resetPasswordAction);
  if (state?.code === 'LINK_DEAD') {
    return (
      <div className="grid gap-5">
        <FormMessage state={state} />
        <LinkButton href="/reset" prefetch={false}>
          Ask for a new link
        </LinkButton>
      </div>
    );
  }
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="token" value={token} />
      <PasswordField
        label="New password"
        name="password"
        autoComplete="new-password"
        hint={`At least ${passwordLength.min} characters. A few words in a row are good and easy to remember.`}
        required
        error={fields.password}
      />
      <SubmitButton pendingText="Saving…">Save the new password</SubmitButton>
    </form>
  );
}
