'use client';

import { FormMessage } from '@/components/forms/form-message';
import { PasswordField } from '@/components/forms/password-field';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { beginSecondFactorAction, confirmSecondFactorAction } from '@/lib/identity/second-factor-actions';
import { CodeField } from './code-field';
import { RecoveryCodeList } from './recovery-code-list';

type AppSetupProps = {
  /** The app is set up. */
  isOn: boolean;
  hasPassword: boolean;
  /** The key as a picture and as text, once it is made. */
  secret: { qr: { size: number; path: string }; key: string; uri: string } | null;
};

/** From nothing to the recovery codes. The codes are in the answer to the last form, so it stays mounted throughout. */
export function AppSetup({ isOn, hasPassword, secret }: AppSetupProps) {
  const begin = useFormAction(beginSecondFactorAction);
  const confirm = useFormAction(confirmSecondFactorAction);
  const codes =
    confirm.state?.ok && 'codes' in confirm.state ? (confirm.state.codes as string[] | null) : null;
  if (codes) return <RecoveryCodeList codes={codes} />;
  if (isOn) return null;
  if (!secret) {
    return (
      <form ref={begin.formRef} action={begin.formAction} className="grid max-w-md gap-5" noValidate>
        <FormMessage state={begin.state} />
        {hasPassword && (
          <PasswordField
            label="Your password"
            name="currentPassword"
            autoComplete="current-password"
            required
            error={begin.fields.currentPassword}
          />
        )}
        <SubmitButton className="justify-self-start" pendingText="One moment…">
          Set up an app
        </SubmitButton>
      </form>
    );
  }
  const { qr, key, uri } = secret;
  return (
    <div className="grid gap-6">
      <p className="measure">
        Scan this with an authenticator app, such as the one in your password manager. On this device you can{' '}
        <a href={uri} className="text-link">
          open the app
        </a>{' '}
        instead, or type the key.
      </p>
      <svg
        role="img"
        aria-label="The key as a QR code"
        viewBox={`-4 -4 ${qr.size + 8} ${qr.size + 8}`}
        className="w-56 max-w-full rounded-tile bg-white"
      >
        <path d={qr.path} fill="#000000" />
      </svg>
      <p>
        <span className="block text-ink-soft text-sm">Key</span>
        <code className="wrap-anywhere">{key}</code>
      </p>
      <form ref={confirm.formRef} action={confirm.formAction} className="grid gap-5" noValidate>
        <FormMessage state={confirm.state} />
        <CodeField error={confirm.fields.code} hint="The six digits that the app shows now." />
        <SubmitButton className="justify-self-start" pendingText="Checking…">
          Switch it on
        </SubmitButton>
      </form>
    </div>
  );
}
