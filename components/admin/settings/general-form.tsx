'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { saveGeneralAction } from '@/lib/organizers/settings-actions';
import type { SettingsView } from '@/lib/organizers/settings-queries';
import { OrganizerFields } from './organizer-fields';

type GeneralFormProps = { settings: SettingsView; timeZones: readonly string[] };

export function GeneralForm({ settings, timeZones }: GeneralFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(saveGeneralAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="organizer" value={settings.slug} />
      <TextField
        label="Name"
        name="name"
        autoComplete="organization"
        required
        maxLength={100}
        defaultValue={values.name ?? settings.name}
        error={fields.name}
      />
      <OrganizerFields
        values={{
          supportEmail: values.supportEmail ?? settings.supportEmail,
          website: values.website ?? settings.website ?? '',
          currency: values.currency ?? settings.currency,
          timeZone: values.timeZone ?? settings.timeZone,
        }}
        errors={fields}
        timeZones={timeZones}
      />
      <SubmitButton className="justify-self-start" pendingText="Saving…">
        Save
      </SubmitButton>
    </form>
  );
}
