'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { createVenueAction } from '@/lib/catalog/event-actions';

type VenueFormProps = {
  organizer: string;
  eventId: string;
  name: string;
  timeZone: string;
  /** Two letters, proposed; '' when nobody knows. */
  country: string;
  /** From the server, since browsers know other zones. */
  timeZones: readonly string[];
};

/** A venue that nobody has named yet. */
export function VenueForm({ organizer, eventId, name, timeZone, country, timeZones }: VenueFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(createVenueAction);
  const field = (key: string, otherwise = '') => ({
    name: key,
    defaultValue: values[key] ?? otherwise,
    error: fields[key],
  });
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="organizer" value={organizer} />
      <input type="hidden" name="eventId" value={eventId} />
      <TextField label="Name" required maxLength={150} {...field('name', name)} />
      <div className="grid gap-5 sm:grid-cols-[1fr_9rem]">
        <TextField label="Street and number" optional maxLength={150} {...field('street')} />
        <TextField label="Postal code" optional maxLength={20} {...field('postal')} />
      </div>
      <div className="grid gap-5 sm:grid-cols-[1fr_9rem_9rem]">
        <TextField label="City" required maxLength={100} {...field('city')} />
        <TextField label="State" optional maxLength={60} {...field('region')} />
        <TextField label="Country" required maxLength={2} placeholder="US" {...field('country', country)} />
      </div>
      <SelectField
        label="Time zone"
        hint="All times of its dates are written in it."
        key={values.timeZone}
        {...field('timeZone', timeZone)}
      >
        {timeZones.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')}
          </option>
        ))}
      </SelectField>
      <SubmitButton className="justify-self-start" pendingText="Saving…">
        Add the venue
      </SubmitButton>
    </form>
  );
}
