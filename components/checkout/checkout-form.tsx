'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useActionState, useEffect, useRef } from 'react';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { longestName } from '@/lib/orders/input';
import { checkoutAction } from '@/lib/payments/actions';
import { EmailField } from './email-field';
import { exactMoney } from './exact-money';

type CheckoutFormProps = {
  total: number;
  /** The code whose discount is in the total. */
  promoCode: string;
  currency: string;
  email: string;
  buyerName: string;
  /** Above the fields: who is signed in, or the offer to do so. */
  account: ReactNode;
  /** What is bought; stands between the fields and the button, beside both where there is room. */
  summary: ReactNode;
  /** What is agreed by buying; before the button. */
  terms: ReactNode;
};

/** Who buys, what for how much, and the button that leads to the payment. Works before and without any script. */
export function CheckoutForm({
  total,
  promoCode,
  currency,
  email,
  buyerName,
  account,
  summary,
  terms,
}: CheckoutFormProps) {
  const [state, action] = useActionState(checkoutAction, null);
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const failure = state && !state.ok ? state : null;
  const fields = failure?.code === 'INVALID' ? failure.fields : {};
  const values = state?.values ?? {};
  const seen = failure?.code === 'TOTAL_CHANGED' ? failure.total : total;

  useEffect(() => {
    if (!failure) return;
    const place = form.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-failure]');
    place?.focus();
    // The summary beside the form still shows what was true when the page was made.
    if (failure.code !== 'INVALID') router.refresh();
  }, [failure, router]);

  return (
    <form
      ref={form}
      action={action}
      noValidate
      className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[1fr_24rem] lg:grid-rows-[auto_1fr]"
    >
      <div className="grid max-w-xl gap-6">
        {failure && (
          <div tabIndex={-1} data-failure={failure.code === 'INVALID' ? undefined : true}>
            <Notice tone={failure.code === 'TOTAL_CHANGED' ? 'warning' : 'danger'} announce="alert">
              {failure.message}
            </Notice>
          </div>
        )}
        {account}
        <TextField
          label="Your name"
          hint="As it should stand on the order."
          name="buyerName"
          autoComplete="name"
          required
          maxLength={longestName}
          defaultValue={values.buyerName ?? buyerName}
          error={fields.buyerName}
        />
        <EmailField defaultValue={values.email ?? email} error={fields.email} />
      </div>
      <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">{summary}</div>
      <div className="grid gap-3">
        {/* The total that was seen: when the price has changed since, the buyer is asked again. */}
        <input type="hidden" name="acceptedTotal" value={seen} />
        <input type="hidden" name="promoCode" value={promoCode} />
        {terms}
        <SubmitButton
          size="large"
          className="w-full sm:w-auto sm:justify-self-start"
          pendingText="One moment…"
        >
          {seen === 0 ? 'Get free tickets' : `Pay ${exactMoney(seen, currency)} with Stripe`}
        </SubmitButton>
        {seen > 0 && (
          <p className="measure text-ink-soft text-sm">
            The next page is Stripe’s. Your card number goes to them and never reaches us.
          </p>
        )}
      </div>
    </form>
  );
}
