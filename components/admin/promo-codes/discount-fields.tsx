import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { currencies } from '@/lib/organizers/input';

type DiscountFieldsProps = {
  /** The organizer's usual one. */
  currency: string;
  field: (name: string, otherwise?: string) => { name: string; defaultValue: string; error?: string };
  values: Record<string, string>;
};

/** What a code takes off each ticket: percent or an amount. */
export function DiscountFields({ currency, field, values }: DiscountFieldsProps) {
  return (
    <fieldset className="grid gap-5 rounded-tile border border-line p-4 sm:grid-cols-2">
      <legend className="px-1 font-semibold text-sm">Discount</legend>
      <SelectField label="It takes off" key={`kind ${values.kind}`} {...field('kind', 'percent')}>
        <option value="percent">percent of the price</option>
        <option value="amount">an amount from each ticket</option>
      </SelectField>
      <TextField label="Percent" inputMode="numeric" hint="Without an amount." {...field('percent')} />
      <TextField label="Amount" inputMode="decimal" hint="Without percent." {...field('amount')} />
      <SelectField
        label="Currency of the amount"
        key={`currency ${values.currency}`}
        {...field('currency', currency)}
      >
        {currencies.map((one) => (
          <option key={one} value={one}>
            {one.toUpperCase()}
          </option>
        ))}
      </SelectField>
      <p className="note sm:col-span-2">
        Off what the fan pays, never more than that. Your part, fee and tax become less in proportion; 100
        percent makes a ticket free.
      </p>
    </fieldset>
  );
}
