'use client';

import { LevelAmountField, LevelFeeFields } from '@/components/admin/events/level-price-fields';
import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { OwnPass, PassDate } from '@/lib/inventory/own-pass-queries';
import { savePassAction } from '@/lib/inventory/pass-admin-actions';
import { DateFields } from './date-fields';

type PassFormProps = { organizer: string; eventId: string; dates: PassDate[]; pass?: OwnPass };

/** A pass: what it is called, its dates, what it costs, how many there are, and when it is sold. */
export function PassForm({ organizer, eventId, dates, pass }: PassFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(savePassAction);
  const field = (name: string, otherwise = '') => ({
    name,
    defaultValue: values[name] ?? otherwise,
    error: fields[name],
  });
  const currency = pass?.currency ?? dates[0]?.currency ?? 'usd';
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="organizer" value={organizer} />
      <input type="hidden" name="eventId" value={eventId} />
      {pass && <input type="hidden" name="passId" value={pass.id} />}
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField label="Name" required maxLength={80} {...field('name', pass?.name)} />
        <TextField
          label="Description"
          optional
          maxLength={300}
          {...field('description', pass?.description ?? '')}
        />
      </div>
      <DateFields dates={dates} parts={pass?.parts ?? {}} values={values} error={fields.parts} />
      <fieldset className="grid gap-5 rounded-tile border border-line p-4 sm:grid-cols-2">
        <legend className="px-1 font-semibold text-sm">Price of one pass with all its dates</legend>
        <LevelAmountField currency={currency} level={pass} field={field} />
        <LevelFeeFields currency={currency} field={field} values={values} />
      </fieldset>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label="How many at most"
          inputMode="numeric"
          optional
          hint="Empty: as long as every date has places."
          {...field('maxSold', String(pass?.maxSold ?? ''))}
        />
        <TextField
          label="Most for one buyer"
          inputMode="numeric"
          hint="They count for each date’s own limit too."
          {...field('maxPerBuyer', String(pass?.maxPerBuyer ?? 4))}
        />
        <TextField
          label="On sale from"
          type="datetime-local"
          optional
          hint="Empty: at once, also before its dates."
          {...field('onSaleAt', pass?.onSaleAt)}
        />
        <TextField
          label="On sale until"
          type="datetime-local"
          optional
          hint="At the latest when the sale of one of its dates ends."
          {...field('offSaleAt', pass?.offSaleAt)}
        />
      </div>
      <SubmitButton className="justify-self-start" pendingText="Saving…">
        {pass ? 'Save the pass' : 'Add the pass'}
      </SubmitButton>
    </form>
  );
}
