'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { endSecondFactorAction, replaceRecoveryCodesAction } from '@/lib/identity/second-factor-actions';
import { CodeField } from './code-field';
import { RecoveryCodeList } from './recovery-code-list';

/** New recovery codes for the price of a code. */
export function RecoveryCodesForm() {
  const { state, formRef, formAction, fields } = useFormAction(replaceRecoveryCodesAction);
  if (state?.ok && 'codes' in state) return <RecoveryCodeList codes={state.codes as string[]} />;
  return (
    <form ref={formRef} action={formAction} className="grid gap-4" noValidate>
      <FormMessage state={state} />
      <CodeField recovery error={fields.code} />
      <SubmitButton variant="secondary" className="justify-self-start" pendingText="One moment…">
        Make new recovery codes
      </SubmitButton>
    </form>
  );
}

/** Back to the password alone. */
export function EndSecondFactorForm() {
  const { state, formRef, formAction, fields } = useFormAction(endSecondFactorAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-4" noValidate>
      <FormMessage state={state} />
      <CodeField recovery error={fields.code} />
      <SubmitButton variant="danger" className="justify-self-start" pendingText="One moment…">
        Switch it off
      </SubmitButton>
    </form>
  );
}
