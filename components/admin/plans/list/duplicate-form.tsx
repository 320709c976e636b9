'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { duplicatePlanAction } from '@/lib/inventory/plan-actions';

type DuplicateFormProps = { organizer: string; planId: string; name: string };

/** A second plan that begins as this one. */
export function DuplicateForm({ organizer, planId, name }: DuplicateFormProps) {
  const { state, formRef, formAction } = useFormAction(duplicatePlanAction);
  return (
    <form ref={formRef} action={formAction}>
      <FormMessage state={state} />
      <input type="hidden" name="organizer" value={organizer} />
      <input type="hidden" name="planId" value={planId} />
      <SubmitButton variant="quiet" size="small" pendingText="Copying…">
        Duplicate<span className="sr-only"> {name}</span>
      </SubmitButton>
    </form>
  );
}
