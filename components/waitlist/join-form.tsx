'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { Notice } from '@/components/ui/notice';
import { QuantityField } from '@/components/ui/quantity-field';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { joinWaitlistAction } from '@/lib/inventory/waitlist-actions';
import type { OpenLine } from '@/lib/inventory/waitlist-queries';
import { formatMoney } from '@/lib/money';

type JoinFormProps = {
  performanceId: string;
  lines: OpenLine[];
  chosen: string | undefined;
  currency: string;
  /** The verified address of the account; a guest is asked for his. */
  account: string | null;
};

/** Which price, how many, and whom to write to. Works without JavaScript. */
export function JoinForm({ performanceId, lines, chosen, currency, account }: JoinFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(joinWaitlistAction);
  if (state?.ok) {
    return (
      <Notice tone="success" title="One step is left: look into your mailbox">
        We have written to {values.email}. Your place in line counts from when you confirm it there. The link
        works for three days.
      </Notice>
    );
  }
  const most = Math.max(...lines.map((line) => line.most));
  return (
    <form ref={formRef} action={formAction} className="grid max-w-xl gap-5" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="performanceId" value={performanceId} />
      <SelectField
        label="Price"
        name="priceLevelId"
        defaultValue={values.priceLevelId ?? chosen ?? lines[0]?.levelId}
        error={fields.priceLevelId}
      >
        {lines.map(({ levelId, name, price, waiting }) => (
          <option key={levelId} value={levelId}>
            {`${name}, ${price === 0 ? 'free' : formatMoney(price, currency)} (${waitText(waiting)})`}
          </option>
        ))}
      </SelectField>
      <QuantityField
        label="Tickets"
        name="quantity"
        min={1}
        max={most}
        defaultValue={values.quantity ?? '1'}
        error={fields.quantity}
      />
      <label className="flex items-start gap-3">
        <input
          type="checkbox"
          name="takesFewer"
          defaultChecked={values.takesFewer === 'on'}
          className="mt-1 size-5"
        />
        <span>
          Fewer are welcome too
          <span className="block text-ink-soft text-sm">
            Otherwise you wait until all of them are free at once, and who wants fewer may be served
            meanwhile.
          </span>
        </span>
      </label>
      {account === null && (
        <TextField
          label="E-mail"
          hint="We write to confirm, and again when it is your turn. Nothing else."
          name="email"
          type="email"
          autoComplete="email"
          required
          maxLength={254}
          defaultValue={values.email ?? ''}
          error={fields.email}
        />
      )}
      <SubmitButton size="large" className="w-full sm:w-auto sm:justify-self-start" pendingText="One moment…">
        Join the waitlist
      </SubmitButton>
      {account !== null && (
        <p className="text-ink-soft text-sm">We write to {account} when it is your turn.</p>
      )}
    </form>
  );
}

const waitText = (count: number) => (count === 0 ? 'nobody waits yet' : `${count} waiting`);
