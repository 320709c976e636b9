'use client';

import { useActionState } from 'react';
import { buttonClasses } from '@/components/ui/button';
import { SubmitButton } from '@/components/ui/submit-button';
import type { OrderView } from '@/lib/orders/queries';
import { cancelCheckoutAction, continueCheckoutAction } from '@/lib/payments/actions';

type PayingPanelProps = {
  orderId: string | null;
  /** How its payment stands; null when nobody knows it. */
  payment: Pick<OrderView, 'paymentUrl' | 'processing'> | null;
};

/** A payment is open: go on with it, or give it up and have the cart back. */
export function PayingPanel({ orderId, payment }: PayingPanelProps) {
  const [state, action] = useActionState(cancelCheckoutAction, null);
  return (
    <div className="grid gap-3">
      <p className="text-ink-soft">
        Your payment is not finished. Nothing has been charged, and your tickets are kept.
      </p>
      {payment?.paymentUrl && (
        <a href={payment.paymentUrl} className={buttonClasses('primary', 'large')}>
          Continue to payment
        </a>
      )}
      {orderId && !payment?.paymentUrl && !payment?.processing && <OpenPayment orderId={orderId} />}
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

/** Stripe gave no answer when the payment was begun: the same payment is opened again, never a second one. */
function OpenPayment({ orderId }: { orderId: string }) {
  const [state, action] = useActionState(continueCheckoutAction, null);
  return (
    <form action={action}>
      <input type="hidden" name="orderId" value={orderId} />
      <SubmitButton size="large" className="w-full" pendingText="Opening the payment…">
        Continue to payment
      </SubmitButton>
      {state && !state.ok && (
        <p role="alert" className="mt-2 text-danger text-sm">
          {state.message}
        </p>
      )}
    </form>
  );
}
