'use client';

import { FormMessage } from '@/components/forms/form-message';
import { RichTextField } from '@/components/forms/rich-text-field';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField } from '@/components/ui/text-area-field';
import { saveTextsAction } from '@/lib/organizers/settings-actions';
import type { SettingsView } from '@/lib/organizers/settings-queries';

const texts = [
  { name: 'imprint', label: 'Imprint', hint: 'Who answers for this, with address and register.', rows: 5 },
  { name: 'terms', label: 'Terms', hint: 'Your own conditions, if you have any.', rows: 8 },
  { name: 'privacy', label: 'Privacy', hint: 'What you do with what you learn of buyers.', rows: 5 },
] as const;

export function TextsForm({ settings }: { settings: SettingsView }) {
  const { state, formRef, formAction, fields, values } = useFormAction(saveTextsAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="organizer" value={settings.slug} />
      <RichTextField
        label="About"
        name="about"
        optional
        rows={7}
        defaultValue={values.about ?? settings.about ?? ''}
        error={fields.about}
      />
      {texts.map(({ name, label, hint, rows }) => (
        <TextAreaField
          key={name}
          label={label}
          name={name}
          hint={hint}
          rows={rows}
          optional
          defaultValue={values[name] ?? settings[name] ?? ''}
          error={fields[name]}
        />
      ))}
      <p className="note">The others are plain text; an empty line begins a paragraph.</p>
      <SubmitButton className="justify-self-start" pendingText="Saving…">
        Save the texts
      </SubmitButton>
    </form>
  );
}
