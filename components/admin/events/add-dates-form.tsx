'use client';

import { FormMessage } from '@/components/forms/form-message';
import { type FormState, useFormAction } from '@/components/forms/use-form-action';
import { Folded } from '@/components/ui/folded';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { addDatesAction } from '@/lib/inventory/date-actions';
import { DatePreview } from './date-preview';

type AddDatesFormProps = {
  organizer: string;
  eventId: string;
  venue: { id: string; timeZone: string };
  /** The venue's clock at this moment, as a form writes it. */
  now: string;
  zone: string;
  templates: { value: string; label: string }[];
};

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The second step of a date: when, how often, what is sold. A rule shows its dates before anything is saved. */
export function AddDatesForm({ organizer, eventId, venue, now, zone, templates }: AddDatesFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(addDatesAction);
  const field = (name: string, otherwise = '') => ({
    name,
    defaultValue: values[name] ?? otherwise,
    error: fields[name],
  });
  const has = (...names: string[]) => names.some((name) => fields[name]);
  const { days, weekdays: chosen } = previewOf(state);
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      {Object.entries({ organizer, eventId, venueId: venue.id }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField label="Day" type="date" required {...field('from')} />
        <TextField label={`Begins (${zone})`} type="time" required {...field('time', '19:30')} />
      </div>
      <SelectField label="What is sold" key={values.like} {...field('like', templates[0]?.value)}>
        {templates.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <Folded summary="More than one date" open={days !== null || has('repeat', 'until', 'weekday')}>
        <SelectField label="Repeat" key={values.repeat} {...field('repeat', 'once')}>
          <option value="once">Just once</option>
          <option value="day">Every day</option>
          <option value="week">Every week</option>
        </SelectField>
        <TextField label="Last day" type="date" optional {...field('until')} />
        <div className="flex flex-wrap gap-x-5 gap-y-2 sm:col-span-2">
          {weekdays.map((weekday, at) => (
            <label key={weekday} className="flex min-h-6 items-center gap-2 text-sm">
              <input
                key={String(chosen)}
                type="checkbox"
                name="weekday"
                value={at + 1}
                defaultChecked={chosen.includes(at + 1)}
              />
              {weekday}
            </label>
          ))}
        </div>
        <p className="note sm:col-span-2">Every week without a weekday means that of the first day.</p>
      </Folded>
      <Folded
        summary="Doors, sale, limits"
        note="Doors 30 minutes before, on sale from now on, at most 8 each"
        open={has('doorsBefore', 'duration', 'onSale', 'closesBefore', 'maxPerOrder', 'maxPerBuyer')}
      >
        <TextField
          label="Doors, minutes before"
          inputMode="numeric"
          optional
          {...field('doorsBefore', '30')}
        />
        <TextField label="Lasts, minutes" inputMode="numeric" optional {...field('duration', '120')} />
        <TextField label={`Sale begins (${zone})`} type="datetime-local" required {...field('onSale', now)} />
        <TextField
          label="Sale ends, minutes before"
          inputMode="numeric"
          required
          {...field('closesBefore', '0')}
        />
        <TextField label="Most per order" inputMode="numeric" required {...field('maxPerOrder', '8')} />
        <TextField label="Most per buyer" inputMode="numeric" required {...field('maxPerBuyer', '8')} />
      </Folded>
      {days && <DatePreview days={days} />}
      <div className="flex flex-wrap gap-4">
        {days ? (
          <>
            <SubmitButton name="intent" value="save" pendingText="Saving…">
              Add these dates
            </SubmitButton>
            <SubmitButton name="intent" value="preview" variant="secondary">
              Show the dates again
            </SubmitButton>
          </>
        ) : (
          <SubmitButton name="intent" value="preview" pendingText="One moment…">
            Go on
          </SubmitButton>
        )}
      </div>
    </form>
  );
}

/** The days that the action asks to look at, and the weekdays of their rule, which the form has forgotten. */
function previewOf(state: FormState): { days: string[] | null; weekdays: number[] } {
  if (!state || !('days' in state) || !Array.isArray(state.days)) return { days: null, weekdays: [] };
  const weekdays = 'weekdays' in state && Array.isArray(state.weekdays) ? state.weekdays : [];
  return { days: state.days, weekdays };
}
