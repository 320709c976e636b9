'use client';

import Link from 'next/link';
import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { signInAction } from '@/lib/identity/actions';

export function SignInForm({ callbackUrl }: { callbackUrl: string }) {
  const { state, formRef, formAction, fields, values } = useFormAction(signInAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
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
      <div>
        <PasswordField
          label="Password"
          name="password"
          autoComplete="current-password"
          required
          error={fields.password}
        />
        <p className="mt-2 text-sm">
          <Link href="/reset" prefetch={false} className="text-link">
            Forgot your password?
          </Link>
        </p>
      </div>
      <SubmitButton pendingText="Signing in…">Sign in</SubmitButton>
    </form>
  );
}
