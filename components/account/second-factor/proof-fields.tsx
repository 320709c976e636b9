import { CodeField } from './code-field';
import { PasskeyButton } from './passkey-button';

export type ProofMeans = { hasApp: boolean; hasPasskey: boolean };

/** What shows that somebody has the second factor: a passkey, a code of the app, a recovery code. */
export function ProofFields({ hasApp, hasPasskey, error }: ProofMeans & { error?: string }) {
  const hint = hasApp ? 'The six digits of your app, or a recovery code.' : 'One of your recovery codes.';
  return (
    <>
      {hasPasskey && <PasskeyButton />}
      <CodeField label={hasPasskey ? 'Or a code' : 'Code'} recovery hint={hint} error={error} />
    </>
  );
}
