import { TextField } from '@/components/ui/text-field';
import { decimalMoney } from '@/lib/money';

type DonationFieldsProps = {
  currency: string;
  level?: { payWhatYouLike: boolean; suggestedAmounts: number[] };
  field: (name: string, otherwise?: string) => { name: string; defaultValue: string; error?: string };
};

/** Lets the fan say what he pays for a place, from the price upwards. */
export function DonationFields({ currency, level, field }: DonationFieldsProps) {
  const suggested = level?.suggestedAmounts.map((amount) => decimalMoney(amount, currency)).join(', ');
  return (
    <fieldset className="grid gap-4 rounded-tile border border-line p-4 sm:col-span-2">
      <legend className="px-1 font-semibold text-sm">Donation</legend>
      <label className="flex min-h-6 items-center gap-2">
        <input type="checkbox" name="payWhatYouLike" value="yes" defaultChecked={level?.payWhatYouLike} />
        Pay what you like: the price above is the least
      </label>
      <TextField
        label={`Suggested amounts in ${currency.toUpperCase()}`}
        hint="Such as 10, 20, 50; the first is offered first. Fee and tax grow with the amount; from 0 upwards there are none."
        optional
        {...field('suggestedAmounts', suggested)}
      />
    </fieldset>
  );
}
