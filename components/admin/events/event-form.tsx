'use client';

import { FormMessage } from '@/components/forms/form-message';
import { RichTextField } from '@/components/forms/rich-text-field';
import { useFormAction } from '@/components/forms/use-form-action';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField } from '@/components/ui/text-area-field';
import { TextField } from '@/components/ui/text-field';
import { createEventAction, saveEventAction } from '@/lib/catalog/event-actions';

type Known = {
  id: string;
  title: string;
  subtitle: string | null;
  category: string;
  description: string;
  people: string;
};

type EventFormProps = {
  organizer: string;
  categories: { slug: string; name: string }[];
  /** The event to change; none makes a new one. */
  event?: Known;
};

/** What an event says of itself. */
export function EventForm({ organizer, categories, event }: EventFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(
    event ? saveEventAction : createEventAction,
  );
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="organizer" value={organizer} />
      {event && <input type="hidden" name="eventId" value={event.id} />}
      <TextField
        label="Title"
        name="title"
        required
        maxLength={200}
        defaultValue={values.title ?? event?.title}
        error={fields.title}
      />
      <TextField
        label="Subtitle"
        name="subtitle"
        optional
        maxLength={200}
        defaultValue={values.subtitle ?? event?.subtitle ?? ''}
        error={fields.subtitle}
      />
      <SelectField
        label="Category"
        name="category"
        required
        key={values.category}
        defaultValue={values.category ?? event?.category ?? ''}
        error={fields.category}
      >
        <option value="">Choose…</option>
        {categories.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextAreaField
        label="Artists"
        name="people"
        optional
        rows={4}
        hint="One a line. After a dash, what they do: “Martha Argerich - Piano”, “Philharmonia - ensemble”."
        defaultValue={values.people ?? event?.people}
        error={fields.people}
      />
      <RichTextField
        label="Description"
        name="description"
        optional
        rows={9}
        defaultValue={values.description ?? event?.description}
        error={fields.description}
      />
      <SubmitButton className="justify-self-start" pendingText="Saving…">
        {event ? 'Save' : 'Create the draft'}
      </SubmitButton>
    </form>
  );
}
