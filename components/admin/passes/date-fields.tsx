import { SelectField } from '@/components/ui/select-field';
import { formatMoment } from '@/lib/clock';
import type { PassDate } from '@/lib/inventory/own-pass-queries';
import { formatMoney } from '@/lib/money';

type DateFieldsProps = {
  dates: PassDate[];
  /** The price level by date, as it is saved. */
  parts: Record<string, string>;
  /** What was sent, after a failure. */
  values: Record<string, string>;
  error?: string;
};

/** For each date whether a pass has a place on it, and at which price. */
export function DateFields({ dates, parts, values, error }: DateFieldsProps) {
  return (
    <fieldset className="grid gap-4 rounded-tile border border-line p-4" aria-describedby={error && 'parts'}>
      <legend className="px-1 font-semibold text-sm">Dates</legend>
      {dates.map(({ id, startsAt, timeZone, timeKnown, currency, levels }) => {
        const name = `part:${id}`;
        return (
          <SelectField
            key={`${id} ${values[name]}`}
            label={formatMoment(startsAt, timeZone, { timeKnown })}
            name={name}
            defaultValue={values[name] ?? parts[id] ?? ''}
          >
            <option value="">Not in the pass</option>
            {levels.map((level) => (
              <option key={level.id} value={level.id}>
                {`${level.name} (${formatMoney(level.price, currency)} by itself)`}
              </option>
            ))}
          </SelectField>
        );
      })}
      {error && (
        <p id="parts" role="alert" className="font-semibold text-danger text-sm">
          {error}
        </p>
      )}
    </fieldset>
  );
}
