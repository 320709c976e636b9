'use client';

import { useActionState } from 'react';
import { Notice } from '@/components/ui/notice';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { applyPromoAction, removePromoAction } from '@/lib/orders/promo-actions';
import type { PricedCart } from '@/lib/orders/promo-codes/priced-cart-view';

type PromoPanelProps = {
  cart: Pick<PricedCart, 'promo' | 'promoProblem'>;
  /** The page to come back to. */
  page: 'cart' | 'checkout';
};

/** Where a promo code is given, seen and taken back. Plain forms: they work before any script. */
export function PromoPanel({ cart: { promo, promoProblem }, page }: PromoPanelProps) {
  if (promo) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-x-4 rounded-tile bg-accent-wash px-4 py-1">
        <p className="wrap-anywhere py-1">
          <span className="font-semibold">{promo.code}</span>: {promo.label}
        </p>
        <RemoveForm page={page} code={promo.code} />
      </div>
    );
  }
  return (
    <div className="grid gap-3">
      {promoProblem && (
        <Notice tone="warning" announce="none">
          {promoProblem.message}
          <RemoveForm page={page} code={promoProblem.code} />
        </Notice>
      )}
      <ApplyForm page={page} />
    </div>
  );
}

function ApplyForm({ page }: Pick<PromoPanelProps, 'page'>) {
  const [state, action] = useActionState(applyPromoAction, null);
  const failure = state && !state.ok ? state : null;
  const error = failure?.code === 'INVALID' ? failure.fields.promo : failure?.message;
  return (
    <details open={failure !== null}>
      <summary className="w-fit cursor-pointer py-1 text-link">Have a promo code?</summary>
      <form action={action} noValidate className="mt-2 grid max-w-sm gap-3">
        <input type="hidden" name="back" value={page} />
        <TextField
          label="Promo code"
          name="promo"
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          defaultValue={state?.values?.promo}
          error={error}
        />
        <SubmitButton variant="secondary" className="justify-self-start" pendingText="Looking…">
          Use it
        </SubmitButton>
      </form>
    </details>
  );
}

function RemoveForm({ page, code }: Pick<PromoPanelProps, 'page'> & { code: string }) {
  const [, action] = useActionState(removePromoAction, null);
  return (
    <form action={action}>
      <input type="hidden" name="back" value={page} />
      <SubmitButton variant="quiet" size="small" className="-mx-3" pendingText="Removing…">
        <span>
          Remove <span className="sr-only">the code {code}</span>
        </span>
      </SubmitButton>
    </form>
  );
}
