'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { DateTime } from '@/components/ui/date-time';
import { SubmitButton } from '@/components/ui/submit-button';
import { movePerformanceAction } from '@/lib/inventory/plan-actions';
import type { PlanPerformanceView, PlanVersionView } from '@/lib/inventory/plan-admin-view';

type MovePerformanceFormProps = { organizer: string; show: PlanPerformanceView; newest: PlanVersionView };

/** Offers a performance that sells an older version the newest one. */
export function MovePerformanceForm({ organizer, show, newest }: MovePerformanceFormProps) {
  const { state, formRef, formAction } = useFormAction(movePerformanceAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-2 border-line border-t pt-3 text-sm">
      <FormMessage state={state} />
      <input type="hidden" name="organizer" value={organizer} />
      <input type="hidden" name="performanceId" value={show.id} />
      <input type="hidden" name="versionId" value={newest.id} />
      <p>
        <strong>{show.title}</strong>, <DateTime at={show.startsAt} timeZone={show.timeZone} style="short" />{' '}
        sells version {show.version}.
      </p>
      <SubmitButton size="small" variant="secondary" pendingText="Moving…" className="justify-self-start">
        Move to version {newest.version}
      </SubmitButton>
    </form>
  );
}
