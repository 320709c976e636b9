'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { Folded } from '@/components/ui/folded';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { saveLevelAction } from '@/lib/inventory/level-actions';
import type { OwnDateDetails, OwnLevel } from '@/lib/inventory/own-date-queries';
import { DonationFields } from './donation-fields';
import { LevelAmountField, LevelFeeFields } from './level-price-fields';

type LevelFormProps = {
  organizer: string;
  date: Pick<OwnDateDetails, 'id' | 'event' | 'currency' | 'categories'>;
  kind: 'reserved' | 'general';
  level?: OwnLevel;
  /** What a new one is called unless somebody knows better. */
  called?: string;
};

/** Fields that most prices leave as they are. */
const folded = [
  ...['description', 'fee', 'feeMode', 'taxMode', 'taxRate', 'minPerOrder', 'maxPerOrder'],
  ...['onSaleAt', 'offSaleAt', 'payWhatYouLike', 'suggestedAmounts', 'accessCodeRequired'],
];

/** One price: what it is called, what it costs, what it covers, who may buy how many of it when. */
export function LevelForm({ organizer, date, kind, level, called }: LevelFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(saveLevelAction);
  const field = (name: string, otherwise = '') => ({
    name,
    defaultValue: values[name] ?? otherwise,
    error: fields[name],
  });
  const hidden = {
    ...{ organizer, eventId: date.event.id, performanceId: date.id, kind },
    ...(level && { levelId: level.id }),
  };
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField label="Name" required maxLength={80} {...field('name', level?.name ?? called)} />
        <LevelAmountField currency={date.currency} level={level} field={field} />
      </div>
      {kind === 'general' ? (
        <TextField
          label="Places"
          inputMode="numeric"
          required
          {...field('capacity', String(level?.stock?.capacity ?? ''))}
        />
      ) : (
        <fieldset>
          <legend className="mb-1.5 font-semibold text-sm">Categories of the plan</legend>
          <div className="flex flex-wrap gap-x-6 gap-y-2">
            {date.categories.map(({ name, seats }) => (
              <label key={name} className="flex min-h-6 items-center gap-2">
                <input
                  type="checkbox"
                  name="category"
                  value={name}
                  defaultChecked={level?.categories.includes(name) ?? date.categories.length === 1}
                />
                {name} ({seats.toLocaleString('en')})
              </label>
            ))}
          </div>
          {fields.category && <p className="mt-1.5 font-semibold text-danger text-sm">{fields.category}</p>}
        </fieldset>
      )}
      <Folded
        summary="Fee, tax, limits, times"
        note={level ? undefined : 'No fee and no tax, on sale as long as the date'}
        open={Boolean(level) || folded.some((name) => fields[name])}
      >
        <TextField
          label="Description"
          optional
          maxLength={300}
          className="sm:col-span-2"
          {...field('description', level?.description ?? '')}
        />
        <LevelFeeFields currency={date.currency} field={field} values={values} />
        <TextField
          label="Least per order"
          inputMode="numeric"
          {...field('minPerOrder', String(level?.minPerOrder ?? 1))}
        />
        <TextField
          label="Most per order"
          inputMode="numeric"
          optional
          {...field('maxPerOrder', String(level?.maxPerOrder ?? ''))}
        />
        <TextField
          label="On sale from"
          type="datetime-local"
          optional
          hint="Empty: as the date."
          {...field('onSaleAt', level?.onSaleAt)}
        />
        <TextField
          label="On sale until"
          type="datetime-local"
          optional
          hint="The end of an early bird."
          {...field('offSaleAt', level?.offSaleAt)}
        />
        {kind === 'general' && <DonationFields currency={date.currency} level={level} field={field} />}
        <label className="flex min-h-6 items-center gap-2 sm:col-span-2">
          <input
            type="checkbox"
            name="accessCodeRequired"
            value="yes"
            defaultChecked={level?.accessCodeRequired}
          />
          Hidden: seen and bought only with an access code
        </label>
      </Folded>
      <SubmitButton className="justify-self-start" pendingText="Saving…">
        {level ? 'Save the price' : 'Add the price'}
      </SubmitButton>
    </form>
  );
}
