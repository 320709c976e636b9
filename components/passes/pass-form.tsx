'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { QuantityField } from '@/components/ui/quantity-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { holdPassesAction } from '@/lib/inventory/pass-actions';

type PassFormProps = { passId: string; name: string /** For one buyer. */; most: number };

/** How many of a pass, and into the cart. Works without JavaScript; dates that are full are named. */
export function PassForm({ passId, name, most }: PassFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(holdPassesAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-4" noValidate>
      <FormMessage state={state} />
      {state && 'roomId' in state && (
        <a href={`/waiting-room/${state.roomId}`} className="text-link">
          Go to the waiting room
        </a>
      )}
      <input type="hidden" name="passId" value={passId} />
      <div className="flex flex-wrap items-end gap-4">
        <QuantityField
          label="How many"
          key={`quantity ${values.quantity}`}
          name="quantity"
          min={1}
          max={most}
          defaultValue={values.quantity ?? '1'}
          error={fields.quantity}
        />
        <SubmitButton size="large" pendingText="Holding…">
          Hold<VisuallyHidden> {name}</VisuallyHidden>
        </SubmitButton>
      </div>
      <p className="text-ink-soft text-sm">
        All dates are held for you for some minutes while you check out, or none.
      </p>
    </form>
  );
}
