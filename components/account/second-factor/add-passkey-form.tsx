'use client';

import { browserSupportsWebAuthn, startRegistration } from '@simplewebauthn/browser';
import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { type FormState, useFormAction } from '@/components/forms/use-form-action';
import { useHydrated } from '@/components/forms/use-hydrated';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { addPasskeyAction, beginPasskeyAction } from '@/lib/identity/passkey-actions';
import { askBrowser } from './browser-passkey';
import { RecoveryCodeList } from './recovery-code-list';

/** Asks what to make, lets the browser make it, and sends it to be kept. */
async function makePasskey(_before: unknown, formData: FormData): Promise<FormState> {
  const begun = await beginPasskeyAction(null, formData);
  if (!begun.ok) return begun;
  const made = await askBrowser(() => startRegistration({ optionsJSON: begun.options }));
  if (!made.ok) return { ...made, values: begun.values };
  formData.delete('currentPassword');
  formData.set('passkey', made.passkey);
  return addPasskeyAction(null, formData);
}

/** A passkey more. When it is the account's first factor, the recovery codes are in the answer: stays mounted. */
export function AddPasskeyForm({ hasPassword }: { hasPassword: boolean }) {
  const { state, formRef, formAction, fields, values } = useFormAction(makePasskey);
  const codes = state?.ok && 'codes' in state ? (state.codes as string[] | null) : null;
  const isHydrated = useHydrated();
  if (codes) return <RecoveryCodeList codes={codes} />;
  if (!isHydrated) return <p className="note">Passkeys need JavaScript.</p>;
  if (!browserSupportsWebAuthn()) {
    return <p className="note">This browser has no passkeys. An authenticator app works everywhere.</p>;
  }
  return (
    <form ref={formRef} action={formAction} className="grid max-w-md gap-5" noValidate>
      <FormMessage state={state} success="The passkey is added." />
      <TextField
        label="Name"
        name="name"
        hint="So that you know it in the list: “My phone”, “Key on the ring”."
        maxLength={60}
        autoComplete="off"
        required
        defaultValue={state?.ok ? '' : values.name}
        error={fields.name}
      />
      {hasPassword && (
        <PasswordField
          label="Your password"
          name="currentPassword"
          autoComplete="current-password"
          required
          error={fields.currentPassword}
        />
      )}
      <SubmitButton variant="secondary" className="justify-self-start" pendingText="Follow your browser…">
        Add a passkey
      </SubmitButton>
    </form>
  );
}
