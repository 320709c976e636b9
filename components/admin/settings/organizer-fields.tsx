import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { currencies } from '@/lib/organizers/input';

export type OrganizerValues = {
  supportEmail: string;
  website: string;
  currency: string;
  timeZone: string;
};

type OrganizerFieldsProps = {
  values: OrganizerValues;
  errors: Record<string, string | undefined>;
  /** From the server, since browsers know other zones. */
  timeZones: readonly string[];
};

/** What an organizer says about itself besides its name; the same when it is founded and in its settings. */
export function OrganizerFields({ values, errors, timeZones }: OrganizerFieldsProps) {
  return (
    <>
      <TextField
        label="E-mail for questions"
        name="supportEmail"
        type="email"
        inputMode="email"
        hint="Shown to fans on tickets, receipts and event pages."
        required
        defaultValue={values.supportEmail}
        error={errors.supportEmail}
      />
      <TextField
        label="Website"
        name="website"
        inputMode="url"
        placeholder="https://"
        optional
        defaultValue={values.website}
        error={errors.website}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          label="Currency"
          name="currency"
          hint="A new event starts with it."
          defaultValue={values.currency}
          error={errors.currency}
        >
          {currencies.map((currency) => (
            <option key={currency} value={currency}>
              {currency.toUpperCase()}
            </option>
          ))}
        </SelectField>
        <SelectField
          label="Time zone"
          name="timeZone"
          hint="For dates without a venue."
          defaultValue={values.timeZone}
          error={errors.timeZone}
        >
          {timeZones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </SelectField>
      </div>
    </>
  );
}
