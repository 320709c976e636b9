'use client';

import { SelectField } from '@/components/ui/select-field';
import type { RowNumbering, SeatNumbering } from '@/lib/inventory/plan-document/numbering';
import { NumberField } from './number-field';

const seatSchemes: [SeatNumbering['scheme'], string][] = [
  ['numbers', '1 2 3 4'],
  ['odd', '1 3 5 7'],
  ['even', '2 4 6 8'],
  ['centre', '3 1 2 4 from the centre'],
  ['letters', 'A B C D'],
];

/** How seats are counted. */
export function SeatNumberingFields({
  value,
  onChange,
}: {
  value: SeatNumbering;
  onChange(next: SeatNumbering): void;
}) {
  return (
    <>
      <SelectField
        label="Seats are"
        value={value.scheme}
        onChange={({ target }) => onChange({ ...value, scheme: target.value as SeatNumbering['scheme'] })}
      >
        {seatSchemes.map(([scheme, text]) => (
          <option key={scheme} value={scheme}>
            {text}
          </option>
        ))}
      </SelectField>
      <NumberField
        label="First seat"
        value={value.start}
        min={1}
        max={9_999}
        onChange={(start) => onChange({ ...value, start })}
      />
      <Check
        label="Count seats backwards"
        checked={value.reversed}
        onChange={(reversed) => onChange({ ...value, reversed })}
      />
    </>
  );
}

/** What rows are called. */
export function RowNumberingFields({
  value,
  onChange,
}: {
  value: RowNumbering;
  onChange(next: RowNumbering): void;
}) {
  return (
    <>
      <SelectField
        label="Rows are"
        value={value.scheme}
        onChange={({ target }) => onChange({ ...value, scheme: target.value as RowNumbering['scheme'] })}
      >
        <option value="letters">A B C</option>
        <option value="numbers">1 2 3</option>
      </SelectField>
      <NumberField
        label={value.scheme === 'letters' ? 'First row (1 is A)' : 'First row'}
        value={value.start}
        min={1}
        max={9_999}
        onChange={(start) => onChange({ ...value, start })}
      />
      {value.scheme === 'letters' && (
        <Check
          label="Leave out I and O"
          checked={value.skipIO}
          onChange={(skipIO) => onChange({ ...value, skipIO })}
        />
      )}
      <Check
        label="Count rows backwards"
        checked={value.reversed}
        onChange={(reversed) => onChange({ ...value, reversed })}
      />
    </>
  );
}

type CheckProps = { label: string; checked: boolean; onChange(checked: boolean): void };

export function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className="col-span-full flex min-h-9 items-center gap-2 text-sm">
      <input
        type="checkbox"
        className="size-5 accent-(--accent)"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      {label}
    </label>
  );
}
