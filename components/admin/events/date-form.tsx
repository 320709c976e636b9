'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { saveDateAction } from '@/lib/inventory/date-actions';
import type { OwnDateDetails } from '@/lib/inventory/own-date-queries';

type DateFormProps = {
  organizer: string;
  date: Pick<OwnDateDetails, 'id' | 'event' | 'times' | 'status' | 'currency' | 'performance'>;
  currencies: readonly string[];
  zone: string;
  /** Orders whose buyers are told when it moves. */
  told: number;
};

/** When a date is and when it is sold, in the venue's time. */
export function DateForm({ organizer, date, currencies, zone, told }: DateFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(saveDateAction);
  const { times, performance } = date;
  const field = (name: string, otherwise: string) => ({
    name,
    defaultValue: values[name] ?? otherwise,
    error: fields[name],
  });
  const moment = { type: 'datetime-local' };
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      {Object.entries({ organizer, eventId: date.event.id, performanceId: date.id }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className="note">All times are the venue’s: {zone}.</p>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField label="Begins" required {...moment} {...field('startsAt', times.startsAt)} />
        <SelectField label="Status" key={values.status} {...field('status', date.status)}>
          <option value="scheduled">As planned</option>
          <option value="postponed">Postponed: not sold until it has a new date</option>
        </SelectField>
        <TextField label="Doors" optional {...moment} {...field('doorsAt', times.doorsAt)} />
        <TextField label="Ends" optional {...moment} {...field('endsAt', times.endsAt)} />
        <TextField label="Sale begins" required {...moment} {...field('onSale', times.onSale)} />
        <TextField label="Sale ends" required {...moment} {...field('offSale', times.offSale)} />
        <TextField
          label="Most per order"
          inputMode="numeric"
          {...field('maxPerOrder', String(performance.maxPerOrder))}
        />
        <TextField
          label="Most per buyer"
          inputMode="numeric"
          {...field('maxPerBuyer', String(performance.maxPerBuyer))}
        />
        <SelectField
          label="Currency"
          hint="Stays once the event is public."
          key={values.currency}
          {...field('currency', date.currency)}
        >
          {[...new Set([date.currency, ...(date.event.status === 'draft' ? currencies : [])])].map((one) => (
            <option key={one} value={one}>
              {one.toUpperCase()}
            </option>
          ))}
        </SelectField>
      </div>
      <label className="flex min-h-6 items-center gap-2">
        <input
          type="checkbox"
          name="accessCodeRequired"
          value="yes"
          defaultChecked={performance.accessCodeRequired}
        />
        Sold only to those who have an access code
      </label>
      {told > 0 && (
        <p className="note">
          Another beginning, other doors or another status is told by mail to the buyers of{' '}
          {told === 1 ? '1 order' : `${told.toLocaleString('en')} orders`} with tickets, as soon as you save.
        </p>
      )}
      <SubmitButton className="justify-self-start" pendingText="Saving…">
        Save
      </SubmitButton>
    </form>
  );
}
