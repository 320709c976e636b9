'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { setUpRoomAction } from '@/lib/waiting-room/room-admin-actions';

type RoomFormProps = { organizer: string; ids: { eventId: string; performanceId: string } };

/** Sets up a waiting room. */
export function RoomForm({ organizer, ids }: RoomFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(setUpRoomAction);
  const number = (name: string, otherwise: string) => ({
    name,
    inputMode: 'numeric' as const,
    defaultValue: values[name] ?? otherwise,
    error: fields[name],
  });
  return (
    <form ref={formRef} action={formAction} className="grid max-w-xl gap-5" noValidate>
      <FormMessage state={state} />
      {Object.entries({ organizer, ...ids }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          label="For"
          name="scope"
          key={`scope ${values.scope}`}
          defaultValue={values.scope ?? 'date'}
          error={fields.scope}
        >
          <option value="date">This date</option>
          <option value="event">All dates of the event</option>
        </SelectField>
        <SelectField
          label="Switched on"
          name="when"
          key={`when ${values.when}`}
          defaultValue={values.when ?? 'now'}
          error={fields.when}
        >
          <option value="now">Now</option>
          <option value="demand">By itself, when demand is high</option>
        </SelectField>
        <TextField
          label="Time to gather, minutes"
          hint="When the sale has begun already. Else it opens with the sale."
          {...number('gatherMinutes', '10')}
        />
        <TextField
          label="By itself from, new carts a minute"
          hint="Only when it switches itself on."
          {...number('demandLimit', '60')}
        />
        <TextField label="Shoppers inside, at most" {...number('target', '300')} />
        <TextField
          label="Each is in for, minutes"
          hint="To choose and hold. Paying has its own time."
          {...number('admissionMinutes', '15')}
        />
      </div>
      <label className="flex items-start gap-3">
        <input
          type="checkbox"
          name="accountsOnly"
          className="mt-1.5"
          defaultChecked={values.accountsOnly === 'on'}
        />
        <span>
          Only people with an account get a place
          <span className="note block">Without it a new browser is a new place in the draw.</span>
        </span>
      </label>
      <SubmitButton className="justify-self-start">Set up the waiting room</SubmitButton>
    </form>
  );
}
