'use client';

import { exactMoney } from '@/components/checkout/exact-money';
import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { formatMoment } from '@/lib/clock';
import { refundTicketsAction } from '@/lib/payments/order-admin-actions';
import type { AdminTicket } from '@/lib/payments/order-page-queries';
import { ConfirmBox } from './confirm-box';
import { FeesField } from './fees-field';

type RefundFormProps = {
  organizer: string;
  orderId: string;
  currency: string;
  tickets: AdminTicket[];
  /** Makes the form, sent twice, one refund. */
  formKey: string;
  byHand: boolean;
};

/** Which tickets go back, all of them unless told. */
export function RefundForm({ organizer, orderId, currency, tickets, formKey, byHand }: RefundFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(refundTicketsAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-4" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="organizer" value={organizer} />
      <input type="hidden" name="orderId" value={orderId} />
      <input type="hidden" name="key" value={formKey} />
      <fieldset className="grid gap-1">
        <legend className="mb-1 font-semibold text-sm">Tickets to give back</legend>
        {tickets.map(({ id, item }) => (
          <label key={id} className="flex min-h-10 items-center gap-3">
            <input
              type="checkbox"
              name="ticket"
              value={id}
              defaultChecked
              className="size-5 shrink-0 accent-(--accent)"
            />
            <span className="min-w-0 grow">
              {item.passName ?? item.seatLabel ?? item.levelName}{' '}
              <span className="note">
                {item.eventTitle}
                {item.passName &&
                  `, ${formatMoment(item.startsAt, item.timeZone, { style: 'short', timeKnown: item.timeKnown })}`}
              </span>
            </span>
            <span>{exactMoney(item.price, currency)}</span>
          </label>
        ))}
        {fields.ticket && <p className="font-semibold text-danger text-sm">{fields.ticket}</p>}
      </fieldset>
      {tickets.some(({ item }) => item.passId) && (
        <label className="flex min-h-10 items-center gap-3">
          <input
            type="checkbox"
            name="partOfPass"
            value="yes"
            className="size-5 shrink-0 accent-(--accent)"
          />
          Some dates of a pass without the others: its share of the price goes back
        </label>
      )}
      <FeesField value={values.fees} error={fields.fees} />
      <p className="note">
        {byHand
          ? 'The money was not taken by Stripe: hand it back yourself. It is written down as done.'
          : 'The money goes back to the card or account that paid.'}{' '}
        The tickets no longer open the door, and their places are on sale again at once.
      </p>
      <ConfirmBox error={fields.confirm}>Yes, refund the ticked tickets</ConfirmBox>
      <SubmitButton variant="danger" className="justify-self-start" pendingText="Refunding…">
        Refund
      </SubmitButton>
    </form>
  );
}
