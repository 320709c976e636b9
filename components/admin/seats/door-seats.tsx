'use client';

import { useState } from 'react';
import { SelectField } from '@/components/ui/select-field';
import type { HouseView } from '@/lib/inventory/allocation-queries';
import { blockedIn, seatCodes } from '@/lib/inventory/allocations/seat-state-view';
import { SeatBoard } from './seat-board';
import { SeatNameFields } from './seat-name-fields';
import { useSeatChoice } from './use-seat-choice';

type DoorSeatsProps = {
  house: HouseView;
  currency: string;
  fields: Record<string, string>;
  values: Record<string, string>;
};

/** Chosen seats of a sale at the box office, on the plan or by name, and the allocation that it may take from. */
export function DoorSeats({ house, currency, fields, values }: DoorSeatsProps) {
  const [allocationId, setAllocation] = useState(values.allocationId ?? '');
  const place = house.allocations.findIndex(({ id }) => id === allocationId);
  const choice = useSeatChoice(
    house,
    (code) => code === seatCodes.free || (place >= 0 && blockedIn(code) === place),
  );
  const kept = house.allocations.filter(({ seats, places }) => seats + places.length > 0);
  return (
    <>
      {kept.length > 0 && (
        <SelectField
          label="Taken from"
          name="allocationId"
          value={allocationId}
          onChange={(event) => setAllocation(event.target.value)}
          error={fields.allocationId}
        >
          <option value="">What is free</option>
          {kept.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {house.planId && (
        <fieldset className="grid min-w-0 gap-4">
          <legend className="mb-2 font-semibold text-sm">Or chosen seats</legend>
          <SeatBoard choice={choice} levels={house.levels} currency={currency} blocked="Blocked" />
          <SeatNameFields sections={house.sections} fields={fields} values={values} />
        </fieldset>
      )}
    </>
  );
}
