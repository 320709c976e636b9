'use client';

import { useActionState } from 'react';
import { buttonClasses } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';
import { cancelCheckoutAction } from '@/lib/payments/actions';

type PayingPanelProps = {
  orderId: string | null;
  /** Stripe's page, while it can still be paid. */
  paymentUrl: string | null;
};

/** A payment is open: go on with it, or give it up and have the cart back. */
export function PayingPanel({ orderId, paymentUrl }: PayingPanelProps) {
  const [state, action] = useActionState(cancelCheckoutAction, null);
  return (
    <div className="grid gap-3">
      <p className="text-ink-soft">
        Your payment is not finished. Nothing has been charged, and your tickets are kept.
      </p>
      {paymentUrl && (
        <a href={paymentUrl} className={buttonClasses('primary', 'large')}>
          Continue to payment
        </a>
      )}
      <form action={action}>
        <input type="hidden" name="orderId" value={orderId ?? ''} />
        <SubmitButton variant="secondary" className="w-full" pendingText="Ending the payment…">
          Change your order
        </SubmitButton>
        {state && !state.ok && (
          <p role="alert" className="mt-2 text-danger text-sm">
            {state.message}
          </p>
        )}
      </form>
    </div>
  );
}
