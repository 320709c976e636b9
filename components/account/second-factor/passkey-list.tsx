'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { renamePasskeyAction } from '@/lib/identity/passkey-actions';
import type { PasskeyView } from '@/lib/identity/second-factor-queries';
import { RemoveFactorForm } from './change-forms';
import type { ProofMeans } from './proof-fields';

type PasskeyListProps = { passkeys: PasskeyView[]; means: ProofMeans };

/** The account's passkeys, each with what can be done to it. */
export function PasskeyList({ passkeys, means }: PasskeyListProps) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {passkeys.map((passkey) => (
        <li key={passkey.id} className="grid gap-3 py-4">
          <div>
            <p className="flex flex-wrap items-center gap-2">
              <strong className="wrap-anywhere">{passkey.name}</strong>
              {passkey.isDistrusted && <Badge tone="warning">Not trusted any more</Badge>}
            </p>
            <p className="text-ink-soft text-sm">
              Added <DateTime at={passkey.addedAt} timeZone="UTC" style="date" />
              {passkey.lastUsedAt && (
                <>
                  {' '}
                  · last used <DateTime at={passkey.lastUsedAt} timeZone="UTC" style="short" />
                </>
              )}
            </p>
            {passkey.isDistrusted && (
              <p className="note mt-2">
                It answered as a copy would, so it opens nothing. Remove it; if the device is yours, add it
                anew.
              </p>
            )}
          </div>
          <RenameForm passkey={passkey} />
          <RemoveFactorForm factor={passkey.id} name={passkey.name} means={means} />
        </li>
      ))}
    </ul>
  );
}

function RenameForm({ passkey }: { passkey: PasskeyView }) {
  const { state, formRef, formAction, fields } = useFormAction(renamePasskeyAction);
  return (
    <details>
      <summary className="cursor-pointer text-sm underline underline-offset-4">
        Rename…<span className="sr-only"> {passkey.name}</span>
      </summary>
      <form ref={formRef} action={formAction} className="mt-4 grid max-w-md gap-4" noValidate>
        <FormMessage state={state} />
        <input type="hidden" name="passkey" value={passkey.id} />
        <TextField
          label="New name"
          name="name"
          defaultValue={passkey.name}
          maxLength={60}
          required
          error={fields.name}
        />
        <SubmitButton variant="secondary" className="justify-self-start" pendingText="Saving…">
          Save the name
        </SubmitButton>
      </form>
    </details>
  );
}
