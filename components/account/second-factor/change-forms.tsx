'use client';

import type { ReactNode } from 'react';
import { FormMessage } from '@/components/forms/form-message';
import { type FormAction, useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { removeFactorAction } from '@/lib/identity/passkey-actions';
import { endSecondFactorAction, replaceRecoveryCodesAction } from '@/lib/identity/second-factor-actions';
import { ProofFields, type ProofMeans } from './proof-fields';
import { RecoveryCodeList } from './recovery-code-list';

type ProofFormProps = {
  action: FormAction;
  means: ProofMeans;
  variant: 'secondary' | 'danger';
  children: ReactNode;
  fields?: Record<string, string>;
};

/** Does something to the second factor for the price of a proof of it. */
function ProofForm({ action, means, variant, children, fields: given = {} }: ProofFormProps) {
  const { state, formRef, formAction, fields } = useFormAction(action);
  if (state?.ok && 'codes' in state) return <RecoveryCodeList codes={state.codes as string[]} />;
  return (
    <form ref={formRef} action={formAction} className="grid gap-4" noValidate>
      <FormMessage state={state} />
      {Object.entries(given).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ProofFields {...means} error={fields.code} />
      <SubmitButton variant={variant} className="justify-self-start" pendingText="One moment…">
        {children}
      </SubmitButton>
    </form>
  );
}

/** New recovery codes. */
export function RecoveryCodesForm({ means }: { means: ProofMeans }) {
  return (
    <ProofForm action={replaceRecoveryCodesAction} means={means} variant="secondary">
      Make new recovery codes
    </ProofForm>
  );
}

/** Back to the password alone. */
export function EndSecondFactorForm({ means }: { means: ProofMeans }) {
  return (
    <ProofForm action={endSecondFactorAction} means={means} variant="danger">
      Switch it off
    </ProofForm>
  );
}

type RemoveFactorFormProps = { means: ProofMeans; factor: string; name: string };

/** Takes one passkey, or the app, away. */
export function RemoveFactorForm({ means, factor, name }: RemoveFactorFormProps) {
  return (
    <details>
      <summary className="cursor-pointer text-danger text-sm underline underline-offset-4">
        Remove…<span className="sr-only"> {name}</span>
      </summary>
      <div className="mt-4">
        <ProofForm action={removeFactorAction} means={means} variant="danger" fields={{ factor }}>
          Remove {name}
        </ProofForm>
      </div>
    </details>
  );
}
