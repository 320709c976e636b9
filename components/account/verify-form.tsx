'use client';

import Link from 'next/link';
import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { verifyEmailAction } from '@/lib/identity/actions';

/** A button, not the visit itself, uses the link up: programs that scan mail visit links too. */
export function VerifyForm({ token }: { token: string }) {
  const { state, formRef, formAction } = useFormAction(verifyEmailAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-5">
      <FormMessage state={state} />
      <input type="hidden" name="token" value={token} />
      {state && !state.ok && state.code !== 'BUSY' && state.code !== 'FAILED' ? (
        <p className="text-ink-soft">
          If you verified your address before, all is well. Otherwise{' '}
          <Link href="/account/settings" prefetch={false} className="text-link">
            sign in
          </Link>{' '}
          and ask for a new link.
        </p>
      ) : (
        <SubmitButton pendingText="Verifying…">Verify my address</SubmitButton>
      )}
    </form>
  );
}
