import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { formatMoney } from '@/lib/money';

type LevelPriceFieldsProps = {
  currency: string;
  /** The price as it stands, minor units. */
  level?: { price: number; faceAmount: number; feeAmount: number; taxAmount: number };
  field: (name: string, otherwise?: string) => { name: string; defaultValue: string; error?: string };
  values: Record<string, string>;
};

/** What a ticket costs; a price that stands is kept by leaving it empty. */
export function LevelAmountField({ currency, level, field }: Omit<LevelPriceFieldsProps, 'values'>) {
  const money = (amount: number) => formatMoney(amount, currency);
  return (
    <>
      {level && (
        <p className="note sm:col-span-2">
          The fan pays {money(level.price)}: {money(level.faceAmount)} for you, {money(level.feeAmount)} fee,{' '}
          {money(level.taxAmount)} tax. Leave the amount empty to keep it; orders keep what they paid in any
          case.
        </p>
      )}
      <TextField
        label={`Amount in ${currency.toUpperCase()}`}
        hint="0 is free."
        inputMode="decimal"
        optional={Boolean(level)}
        {...field('amount')}
      />
    </>
  );
}

/** The fee and the tax of a price. */
export function LevelFeeFields({ currency, field, values }: Omit<LevelPriceFieldsProps, 'level'>) {
  return (
    <>
      <TextField
        label={`Booking fee in ${currency.toUpperCase()}`}
        hint="For each ticket."
        inputMode="decimal"
        optional
        {...field('fee')}
      />
      <SelectField label="The fee is" key={`fee ${values.feeMode}`} {...field('feeMode', 'on_top')}>
        <option value="on_top">added to the amount</option>
        <option value="inside">in the amount</option>
      </SelectField>
      <SelectField label="Tax on both" key={`tax ${values.taxMode}`} {...field('taxMode', 'none')}>
        <option value="none">none</option>
        <option value="inclusive">in the amount</option>
        <option value="exclusive">added to the amount</option>
      </SelectField>
      <TextField label="Tax rate in %" inputMode="decimal" optional {...field('taxRate')} />
    </>
  );
}
