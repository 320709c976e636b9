'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { saveAllocationAction } from '@/lib/inventory/allocation-actions';
import type { AllocationView } from '@/lib/inventory/allocation-queries';
import { allocationKinds } from '@/lib/inventory/allocations/input';

type AllocationFormProps = { ids: Record<string, string>; zone: string; allocation?: AllocationView };

/** What an allocation is called, what it is for, and when it goes back on sale by itself. */
export function AllocationForm({ ids, zone, allocation }: AllocationFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(saveAllocationAction);
  const kind = values.kind ?? allocation?.kind ?? 'guests';
  return (
    <form ref={formRef} action={formAction} className="grid gap-4" noValidate>
      <FormMessage state={state} />
      {Object.entries({ ...ids, allocationId: allocation?.id ?? '' }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <TextField
          label="Name"
          name="name"
          required
          maxLength={60}
          autoComplete="off"
          defaultValue={values.name ?? allocation?.name}
          error={fields.name}
        />
        <SelectField key={kind} label="For" name="kind" defaultValue={kind} error={fields.kind}>
          {Object.entries(allocationKinds).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </SelectField>
        <TextField
          label="Back on sale"
          optional
          name="releaseAt"
          type="datetime-local"
          defaultValue={values.releaseAt ?? allocation?.releaseAt?.wall}
          error={fields.releaseAt}
        />
      </div>
      <p className="note">
        At “Back on sale” what is left goes on sale by itself. The time is the venue’s: {zone}.
      </p>
      <SubmitButton variant="secondary" className="justify-self-start">
        {allocation ? 'Save the allocation' : 'Make the allocation'}
      </SubmitButton>
    </form>
  );
}
