'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { createPlanAction } from '@/lib/inventory/plan-actions';

/** Rows times seats: enough for many rooms, and a start for the others. */
export function NewPlanForm({ organizer }: { organizer: string }) {
  const { state, formRef, formAction, fields, values } = useFormAction(createPlanAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-4" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="organizer" value={organizer} />
      <TextField
        label="Name"
        name="name"
        hint="The hall’s, or how the hall is set up: “Town hall, tables”."
        required
        maxLength={200}
        autoComplete="off"
        defaultValue={values.name}
        error={fields.name}
      />
      <div className="grid grid-cols-2 items-start gap-4">
        <TextField
          label="Rows"
          name="rows"
          inputMode="numeric"
          required
          defaultValue={values.rows ?? '10'}
          error={fields.rows}
        />
        <TextField
          label="Seats in each row"
          name="seatsPerRow"
          inputMode="numeric"
          required
          defaultValue={values.seatsPerRow ?? '20'}
          error={fields.seatsPerRow}
        />
      </div>
      <SubmitButton className="justify-self-start" pendingText="Making the plan…">
        Make the plan
      </SubmitButton>
    </form>
  );
}
