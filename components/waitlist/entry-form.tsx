'use client';

import Link from 'next/link';
import { FormMessage } from '@/components/forms/form-message';
import { type FormAction, useFormAction } from '@/components/forms/use-form-action';
import type { ButtonVariant } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';

type EntryFormProps = {
  action: FormAction;
  entryId: string;
  /** The key of the mail's link; absent for the account's owner. */
  entryKey: string | undefined;
  variant?: ButtonVariant;
  children: string;
};

/** One step with an entry of a waitlist: a button, since programs that scan mail visit links too. */
export function EntryForm({ action, entryId, entryKey, variant, children }: EntryFormProps) {
  const { state, formRef, formAction } = useFormAction(action);
  return (
    <form ref={formRef} action={formAction} className="grid gap-3">
      <FormMessage state={state} />
      {state && !state.ok && state.code === 'CART_OPEN' && (
        <Link href="/cart" prefetch={false} className="text-link justify-self-start">
          Go to your cart
        </Link>
      )}
      <input type="hidden" name="entryId" value={entryId} />
      {entryKey && <input type="hidden" name="key" value={entryKey} />}
      <SubmitButton variant={variant} className="justify-self-start" pendingText="One moment…">
        {children}
      </SubmitButton>
    </form>
  );
}
