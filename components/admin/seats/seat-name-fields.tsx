import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';

type SeatNameFieldsProps = {
  sections: { first: number; name: string }[];
  fields: Record<string, string>;
  values: Record<string, string>;
};

/** Seats by section, row and number: for who knows them by heart, or has no drawn plan. */
export function SeatNameFields({ sections, fields, values }: SeatNameFieldsProps) {
  return (
    <div className="grid items-end gap-4 sm:grid-cols-[minmax(0,2fr)_1fr_minmax(0,2fr)]">
      <SelectField
        key={values.section}
        label="Section"
        name="section"
        defaultValue={values.section}
        error={fields.section}
      >
        {sections.map(({ first, name }) => (
          <option key={first} value={first}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        label="Row"
        name="row"
        autoComplete="off"
        maxLength={40}
        defaultValue={values.row}
        error={fields.row}
      />
      <TextField
        label="Seats"
        name="numbers"
        placeholder="1-5, 8"
        autoComplete="off"
        maxLength={300}
        defaultValue={values.numbers}
        error={fields.numbers}
      />
    </div>
  );
}
