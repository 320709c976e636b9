'use client';

import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { signUpAction } from '@/lib/identity/actions';
import { passwordLength } from '@/lib/identity/input';

/** `callbackUrl` is where to go once the address is verified; the account when left out. */
export function SignUpForm({ callbackUrl }: { callbackUrl?: string }) {
  const { state, formRef, formAction, fields, values } = useFormAction(signUpAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      {callbackUrl && <input type="hidden" name="callbackUrl" value={callbackUrl} />}
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        required
        maxLength={100}
        defaultValue={values.name}
        error={fields.name}
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
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        hint={`At least ${passwordLength.min} characters. A few words in a row are good and easy to remember.`}
        required
        error={fields.password}
      />
      <SubmitButton pendingText="Opening your account…">Open an account</SubmitButton>
    </form>
  );
}
