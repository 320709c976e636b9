'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { releaseCompanionsAction } from '@/lib/inventory/allocation-actions';

type CompanionsFormProps = { ids: Record<string, string>; zone: string; count: number; releaseAt: string };

/** From when companion places are sold to everybody. */
export function CompanionsForm({ ids, zone, count, releaseAt }: CompanionsFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(releaseCompanionsAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-4" noValidate>
      <FormMessage state={state} />
      {Object.entries(ids).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className="text-ink-soft">
        The plan has {count} companion {count === 1 ? 'place' : 'places'}. Fans buy one together with its
        wheelchair place, or when they have that already. The box office sells them at any time.
      </p>
      <TextField
        label="For everybody from"
        optional
        name="releaseAt"
        type="datetime-local"
        className="max-w-64"
        defaultValue={values.releaseAt ?? releaseAt}
        error={fields.releaseAt}
      />
      <p className="note">Without a time they stay kept. The time is the venue’s: {zone}.</p>
      <SubmitButton variant="secondary" className="justify-self-start">
        Save
      </SubmitButton>
    </form>
  );
}
