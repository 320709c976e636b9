'use client';

import { exactMoney } from '@/components/checkout/exact-money';
import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { QuantityField } from '@/components/ui/quantity-field';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import type { HouseView } from '@/lib/inventory/allocation-queries';
import { sellAtDoorAction } from '@/lib/payments/door-sale-actions';
import type { DoorPerformance } from '@/lib/payments/door-sale-queries';
import { DoorSeats } from '../seats/door-seats';

type DoorSaleFormProps = {
  organizer: string;
  performance: DoorPerformance;
  house: HouseView;
  formKey: string;
};

/** Tickets of one kind in one sale. */
const mostOfOne = 50;

/** What is sold, how it is paid, and to whom if he says so. */
export function DoorSaleForm({ organizer, performance, house, formKey }: DoorSaleFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(sellAtDoorAction);
  return (
    <form ref={formRef} action={formAction} className="grid gap-6" noValidate>
      <FormMessage state={state} />
      <input type="hidden" name="organizer" value={organizer} />
      <input type="hidden" name="performanceId" value={performance.id} />
      <input type="hidden" name="key" value={formKey} />
      <fieldset>
        <legend className="mb-2 font-semibold text-sm">Tickets</legend>
        <ul className="divide-y divide-line border-line border-y">
          {performance.levels.map(({ id, name, price, left }) => (
            <li key={id} className="flex items-center justify-between gap-4 py-3">
              <div className="min-w-0">
                <p className="font-semibold">{name}</p>
                <p className="note">
                  {exactMoney(price, performance.currency)} · {left > 0 ? `${left} left` : 'sold out'}
                </p>
              </div>
              <QuantityField
                key={values[`level:${id}`]}
                label={`How many: ${name}`}
                labelHidden
                name={`level:${id}`}
                max={house.allocations.length > 0 ? mostOfOne : Math.max(0, Math.min(left, mostOfOne))}
                defaultValue={values[`level:${id}`] ?? 0}
                className="w-24 shrink-0"
              />
            </li>
          ))}
        </ul>
        {fields.levels && <p className="mt-1.5 font-semibold text-danger text-sm">{fields.levels}</p>}
        <p className="note mt-2">
          Numbered seats are the best that are free, side by side when there are such. From an allocation they
          are the first in it.
        </p>
      </fieldset>
      <DoorSeats house={house} currency={performance.currency} fields={fields} values={values} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField
          key={values.method}
          label="Paid by"
          name="method"
          defaultValue={values.method ?? 'cash'}
          error={fields.method}
        >
          <option value="cash">Cash</option>
          <option value="terminal">Card terminal</option>
          <option value="invoice">Invoice</option>
          <option value="comp">Nothing (comp)</option>
        </SelectField>
        <TextField
          label="Reason of a comp"
          optional
          name="reason"
          maxLength={500}
          defaultValue={values.reason}
          error={fields.reason}
        />
        <TextField
          label="Name"
          optional
          name="buyerName"
          autoComplete="off"
          maxLength={100}
          defaultValue={values.buyerName}
          error={fields.buyerName}
        />
        <TextField
          label="E-mail address for the receipt"
          optional
          name="email"
          type="email"
          inputMode="email"
          autoComplete="off"
          defaultValue={values.email}
          error={fields.email}
        />
        {performance.needsCode && (
          <TextField label="Access code" name="accessCode" autoComplete="off" maxLength={60} />
        )}
      </div>
      <SubmitButton className="justify-self-start" size="large" pendingText="Selling…">
        Sell
      </SubmitButton>
    </form>
  );
}
