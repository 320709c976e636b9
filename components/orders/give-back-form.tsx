'use client';

import { useId, useState } from 'react';
import { ConfirmBox } from '@/components/admin/orders/confirm-box';
import { FormMessage } from '@/components/forms/form-message';
import { type FormAction, useFormAction } from '@/components/forms/use-form-action';
import { SubmitButton } from '@/components/ui/submit-button';

type GiveBackFormProps = { tickets: { id: string; label: string }[]; action: FormAction };

/** Chooses tickets and gives them back. It cannot be undone, so it is folded and wants a tick. */
export function GiveBackForm({ tickets, action }: GiveBackFormProps) {
  const { state, formRef, formAction, fields } = useFormAction(action);
  const [isOpen, setOpen] = useState(false);
  const name = useId();
  return (
    <details open={isOpen || state !== null} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer py-2 underline underline-offset-4">Give tickets back…</summary>
      <form ref={formRef} action={formAction} className="mt-2 grid gap-3" noValidate>
        <FormMessage state={state} />
        <fieldset aria-describedby={fields.ticket ? name : undefined}>
          <legend className="mb-1 font-semibold">Which ones</legend>
          {tickets.map(({ id, label }) => (
            <label key={id} className="flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                name="ticket"
                value={id}
                defaultChecked={tickets.length === 1}
                className="size-5 shrink-0 accent-(--accent)"
              />
              <span>{label}</span>
            </label>
          ))}
          {fields.ticket && (
            <p id={name} className="font-semibold text-danger text-sm">
              {fields.ticket}
            </p>
          )}
        </fieldset>
        <ConfirmBox error={fields.confirm}>
          Yes, give the ticked tickets back; they no longer open the door
        </ConfirmBox>
        <SubmitButton variant="danger" className="justify-self-start" pendingText="One moment…">
          Give them back
        </SubmitButton>
      </form>
    </details>
  );
}
