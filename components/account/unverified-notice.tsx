'use client';

import { useFormAction } from '@/components/forms/use-form-action';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { resendVerificationAction } from '@/lib/identity/account-actions';

/** Says that the address is not verified yet, why it matters, and sends the mail again. */
export function UnverifiedNotice({ email }: { email: string }) {
  const { state, formRef, formAction } = useFormAction(resendVerificationAction);
  return (
    <Notice
      tone={state?.ok ? 'success' : 'warning'}
      title="Your address is not verified yet"
      announce="status"
    >
      <form ref={formRef} action={formAction} className="grid justify-items-start gap-3">
        <p>
          {state?.ok
            ? 'The mail is on its way; its link works for a day.'
            : 'Follow the link in our mail to '}
          {!state?.ok && <strong className="wrap-anywhere">{email}</strong>}
          {!state?.ok && ', and orders you placed as a guest will show up here.'}
        </p>
        {state && !state.ok && (
          <p data-form-message tabIndex={-1} className="font-semibold text-danger">
            {state.message}
          </p>
        )}
        {!state?.ok && (
          <SubmitButton variant="secondary" size="small" pendingText="Sending…">
            Send the mail again
          </SubmitButton>
        )}
      </form>
    </Notice>
  );
}
