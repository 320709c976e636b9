'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { moveTicketsAction } from '@/lib/payments/order-admin-actions';
import type { AdminTicket } from '@/lib/payments/order-page-queries';

type MoveFormProps = { organizer: string; orderId: string; tickets: AdminTicket[]; freeSeats: string[] };

/** A new seat for each ticket that is to move; an empty field leaves a ticket where it is. */
export function MoveForm({ organizer, orderId, tickets, freeSeats }: MoveFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(moveTicketsAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-4" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="organizer" value={organizer} />
      <input type="hidden" name="orderId" value={orderId} />
      <datalist id="free-seats">
        {freeSeats.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {tickets.map(({ id, item }) => (
        <TextField
          key={id}
          label={item.seatLabel}
          name={`seat:${id}`}
          list="free-seats"
          autoComplete="off"
          placeholder={freeSeats[0]}
          maxLength={200}
          defaultValue={values[`seat:${id}`]}
        />
      ))}
      {fields.moves && <p className="font-semibold text-danger text-sm">{fields.moves}</p>}
      <p className="note">
        Free seats of the same price. The tickets get new codes, the old ones no longer open the door; send
        the receipt again afterwards.
      </p>
      <SubmitButton className="justify-self-start" pendingText="Moving…">
        Move
      </SubmitButton>
    </form>
  );
}
