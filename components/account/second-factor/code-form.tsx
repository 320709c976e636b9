'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { passSecondFactorAction } from '@/lib/identity/second-factor-actions';
import { ProofFields, type ProofMeans } from './proof-fields';

/** The second step of a sign-in. */
export function CodeForm({ callbackUrl, ...means }: ProofMeans & { callbackUrl: string }) {
  const { state, formRef, formAction, fields } = useFormAction(passSecondFactorAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <ProofFields {...means} error={fields.code} />
      <SubmitButton pendingText="Checking…">Go on</SubmitButton>
    </form>
  );
}
