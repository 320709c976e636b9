'use client';

import { FormMessage } from '@/components/forms/form-message';
import { useFormAction } from '@/components/forms/use-form-action';
import { SelectField } from '@/components/ui/select-field';
import { SubmitButton } from '@/components/ui/submit-button';
import { TextField } from '@/components/ui/text-field';
import { changeSeatsAction } from '@/lib/inventory/allocation-actions';
import type { HouseView } from '@/lib/inventory/allocation-queries';
import { blockedIn, seatCodes } from '@/lib/inventory/allocations/seat-state-view';
import { SeatBoard } from './seat-board';
import { SeatNameFields } from './seat-name-fields';
import { useSeatChoice } from './use-seat-choice';

type BlockFormProps = { ids: Record<string, string>; house: HouseView; currency: string };

/** Seats on the plan or by name, and places by number, to be blocked for an allocation or put back on sale. */
export function BlockForm({ ids, house, currency }: BlockFormProps) {
  const { state, formRef, formAction, fields, values } = useFormAction(changeSeatsAction);
  const choice = useSeatChoice(house, (code) => code === seatCodes.free || blockedIn(code) !== null);
  const open = house.allocations.filter(({ over }) => !over);
  return (
    <form ref={formRef} action={formAction} className="grid gap-5" noValidate>
      <FormMessage state={state} />
      {Object.entries(ids).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {house.planId && (
        <>
          <SeatBoard choice={choice} levels={house.levels} currency={currency} blocked="Blocked" />
          <fieldset>
            <legend className="mb-2 font-semibold">Or by name</legend>
            <SeatNameFields sections={house.sections} fields={fields} values={values} />
            <p className="note mt-2">A row without seat numbers means the whole row.</p>
          </fieldset>
        </>
      )}
      {house.stock.length > 0 && (
        <fieldset className="grid gap-4 sm:grid-cols-2">
          <legend className="mb-2 font-semibold">Places without numbers</legend>
          {house.stock.map(({ priceLevelId, name, free }) => (
            <TextField
              key={priceLevelId}
              label={`${name} (${free} free)`}
              name={`places:${priceLevelId}`}
              inputMode="numeric"
              autoComplete="off"
              defaultValue={values[`places:${priceLevelId}`]}
            />
          ))}
          {fields.places && <p className="font-semibold text-danger text-sm">{fields.places}</p>}
        </fieldset>
      )}
      <div className="flex flex-wrap items-end gap-3">
        <SelectField
          key={values.allocationId}
          label="Allocation"
          name="allocationId"
          defaultValue={values.allocationId}
          error={fields.allocationId}
          className="min-w-48"
        >
          {open.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SubmitButton name="intent" value="block" pendingText="Blocking…">
          Block
        </SubmitButton>
        {house.planId && (
          <SubmitButton name="intent" value="release" variant="secondary" pendingText="Releasing…">
            Release these seats
          </SubmitButton>
        )}
      </div>
      {open.length === 0 && <p className="note">To block something, make an allocation first.</p>}
    </form>
  );
}
