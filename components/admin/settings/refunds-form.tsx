'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextAreaField } from '@/components/ui/text-area-field';
import { TextField } from '@/components/ui/text-field';
import { saveRefundsAction } from '@/lib/organizers/settings-actions';
import type { SettingsView } from '@/lib/organizers/settings-queries';

type RefundsFormProps = {
  settings: Pick<SettingsView, 'slug' | 'refundDays' | 'refundKeepsFees' | 'refundPolicy'>;
};

/** Whether buyers give tickets back by themselves, until when, and what is said about it. */
export function RefundsForm({ settings }: RefundsFormProps) {
  const { slug, refundDays, refundKeepsFees, refundPolicy } = settings;
  const { state, formRef, formAction, fields, values } = useFormAction(saveRefundsAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="organizer" value={slug} />
      <SelectField
        // A form that comes back is reset; only a new select begins with what was chosen.
        key={`refunds ${values.refunds}`}
        label="Buyers give tickets back"
        name="refunds"
        hint="Fans see the rule before they pay. Orders keep the rule under which they were placed."
        defaultValue={values.refunds ?? (refundDays === null ? 'none' : 'until')}
        error={fields.refunds}
        className="max-w-md"
      >
        <option value="none">Only by asking you</option>
        <option value="until">By themselves, until some days before the start</option>
      </SelectField>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label="Days before the start"
          name="days"
          inputMode="numeric"
          hint="0: until it starts, unless the ticket was scanned."
          maxLength={3}
          defaultValue={values.days ?? refundDays ?? ''}
          error={fields.days}
        />
        <SelectField
          key={`fees ${values.fees}`}
          label="Fees"
          name="fees"
          hint="What becomes of them when a buyer gives tickets back."
          defaultValue={values.fees ?? (refundKeepsFees ? 'keep' : 'return')}
          error={fields.fees}
        >
          <option value="return">Give the fees back too</option>
          <option value="keep">Keep the fees</option>
        </SelectField>
      </div>
      <TextAreaField
        label="Refund policy in your words"
        name="refundPolicy"
        hint="What else fans should know. Plain text."
        rows={5}
        optional
        defaultValue={values.refundPolicy ?? refundPolicy ?? ''}
        error={fields.refundPolicy}
      />
      <SubmitButton className="justify-self-start" pendingText="Saving…">
        Save the refund rule
      </SubmitButton>
    </form>
  );
}
