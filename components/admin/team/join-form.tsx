'use client';

import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { passwordLength } from '@/lib/identity/input';
import { acceptInvitationAction, joinAction } from '@/lib/organizers/team-actions';

/** For the account that is signed in. A button, not the visit, uses the link up: programs that scan mail visit too. */
export function AcceptForm({ token }: { token: string }) {
  const { state, formRef, formAction } = useFormAction(acceptInvitationAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-5">
      <FormMessage state={state} />
      <input type="hidden" name="token" value={token} />
      <SubmitButton pendingText="Joining…">Join the team</SubmitButton>
    </form>
  );
}

/** For who has no account: the link proves the address, so a name and a password are all that is missing. */
export function JoinForm({ token, email }: { token: string; email: string }) {
  const { state, formRef, formAction, fields, values } = useFormAction(joinAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="token" value={token} />
      <TextField label="E-mail address" type="email" autoComplete="username" readOnly value={email} />
      <TextField
        label="Your name"
        name="name"
        autoComplete="name"
        required
        maxLength={100}
        defaultValue={values.name}
        error={fields.name}
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="new-password"
        hint={`At least ${passwordLength.min} characters. A few words in a row are good and easy to remember.`}
        required
        error={fields.password}
      />
      <SubmitButton pendingText="Joining…">Open an account and join</SubmitButton>
    </form>
  );
}
