'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { refundPerformanceAction } from '@/lib/payments/order-admin-actions';
import { ConfirmBox } from './confirm-box';
import { FeesField } from './fees-field';

type RefundAllFormProps = { organizer: string; performanceId: string; orders: number; isAgain: boolean };

/** Starts everybody's refund; the rule about fees is chosen once. */
export function RefundAllForm({ organizer, performanceId, orders, isAgain }: RefundAllFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(refundPerformanceAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-4" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="organizer" value={organizer} />
      <input type="hidden" name="performanceId" value={performanceId} />
      {isAgain ? (
        <input type="hidden" name="fees" value="return" />
      ) : (
        <FeesField value={values.fees} error={fields.fees} />
      )}
      <ConfirmBox error={fields.confirm}>{`Yes, refund ${orders} orders`}</ConfirmBox>
      <SubmitButton variant="danger" className="justify-self-start">
        {isAgain ? 'Refund the rest' : 'Refund everybody'}
      </SubmitButton>
    </form>
  );
}
