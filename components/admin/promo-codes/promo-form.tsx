'use client';

import { useEffect, useState } from 'react';
import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { changePromoAction, createPromoAction, makePromoBatchAction } from '@/lib/orders/promo-admin-actions';
import type { OwnPromo, TargetChoice } from '@/lib/orders/promo-admin-queries';
import { DiscountFields } from './discount-fields';
import { LimitFields } from './limit-fields';
import { TargetFields, type Targets } from './target-fields';

type PromoFormProps = {
  organizer: string;
  zone: string;
  currency: string;
  choices: TargetChoice[];
  /** The code to change; none makes a new one. */
  promo?: OwnPromo;
  /** Makes many codes at once, under this key. */
  batchKey?: string;
};

/** A promo code, or many for one use each: what it takes off, from what, when and how often. */
export function PromoForm({ organizer, zone, currency, choices, promo, batchKey }: PromoFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(
    promo ? changePromoAction : batchKey ? makePromoBatchAction : createPromoAction,
  );
  const [targets, setTargets] = useState<Targets>({
    scope: promo?.scope ?? 'all',
    ticked: new Set(promo?.targets),
  });
  // A form that comes back has forgotten its ticks: they are drawn anew as they were.
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (state) setTries((before) => before + 1);
  }, [state]);
  const field = (name: string, otherwise = '') => ({
    name,
    defaultValue: values[name] ?? otherwise,
    error: fields[name],
  });
  const hidden = { organizer, ...(promo && { promoCodeId: promo.id }), ...(batchKey && { key: batchKey }) };
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {batchKey && (
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            label="How many codes"
            inputMode="numeric"
            required
            hint="At most 1,000; each is used once."
            {...field('count', '100')}
          />
          <TextField
            label="They begin with"
            optional
            maxLength={12}
            hint="Ten drawn letters and digits follow."
            {...field('prefix')}
          />
        </div>
      )}
      {!batchKey && !promo && (
        <TextField
          label="Code"
          required
          maxLength={40}
          autoCapitalize="characters"
          spellCheck={false}
          hint="3 to 40 letters, digits and hyphens. It cannot be changed later."
          {...field('spelling')}
        />
      )}
      {!promo && <DiscountFields currency={currency} field={field} values={values} />}
      <TargetFields
        key={tries}
        choices={choices}
        targets={targets}
        onChange={setTargets}
        error={fields.target}
      />
      <LimitFields
        zone={zone}
        field={field}
        known={promo}
        isBatch={Boolean(batchKey) || promo?.isOfBatch === true}
      />
      <SubmitButton className="justify-self-start" pendingText="Saving…">
        {promo ? 'Save' : batchKey ? 'Make the codes' : 'Make the code'}
      </SubmitButton>
    </form>
  );
}
