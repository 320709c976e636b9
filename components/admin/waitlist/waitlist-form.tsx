'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { OwnWaitlist } from '@/lib/inventory/own-waitlist-queries';
import { modeText } from '@/lib/inventory/waitlist/waitlist-view';
import { saveWaitlistAction } from '@/lib/inventory/waitlist-admin-actions';

type WaitlistFormProps = {
  organizer: string;
  ids: { eventId: string; performanceId: string };
  list: Pick<OwnWaitlist, 'mode' | 'offerMinutes' | 'endsBeforeMinutes'>;
};

/** Whether and how the waitlist of a date works. */
export function WaitlistForm({ organizer, ids, list }: WaitlistFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(saveWaitlistAction);
  return (
    <form ref={formRef} action={formAction} className="grid max-w-xl gap-5" noValidate>
      <FormMessage state={state} />
      {Object.entries({ organizer, ...ids }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SelectField
        label="Waitlist"
        name="mode"
        key={values.mode}
        defaultValue={values.mode ?? list.mode}
        error={fields.mode}
      >
        {Object.entries(modeText).map(([mode, text]) => (
          <option key={mode} value={mode}>
            {text}
          </option>
        ))}
      </SelectField>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label="An offer holds for, hours"
          name="offerHours"
          inputMode="decimal"
          defaultValue={values.offerHours ?? String(list.offerMinutes / 60)}
          error={fields.offerHours}
        />
        <TextField
          label="The list ends before the doors, hours"
          hint="From then on what is free is sold to everybody."
          name="endsBeforeHours"
          inputMode="decimal"
          defaultValue={values.endsBeforeHours ?? String(list.endsBeforeMinutes / 60)}
          error={fields.endsBeforeHours}
        />
      </div>
      <p className="note">
        While somebody waits for a price, what comes free of it is kept for the list: neither the event’s page
        nor the box office can sell it. Seats for wheelchairs stay on sale. Offers that are out keep their
        time.
      </p>
      <SubmitButton className="justify-self-start">Save</SubmitButton>
    </form>
  );
}
