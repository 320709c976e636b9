import { useState } from 'react';
import { TextField } from '@/components/ui/text-field';
import type { LevelView } from '@/lib/inventory/plan-view';
import { decimalMoney, formatMoney, minorUnits } from '@/lib/money';

type AmountFieldProps = {
  level: LevelView;
  currency: string;
  /** Minor units, for each ticket. */
  onAmount: (amount: number) => void;
};

/** What such a level costs before anybody has chosen: the first suggestion, else the least. */
export const firstAmount = (level: LevelView): number => level.payWhatYouLike?.suggested[0] ?? level.price;

/** What the fan pays for each ticket: one of the suggested amounts, or another. Works without a script. */
export function AmountField({ level, currency, onAmount }: AmountFieldProps) {
  const suggested = level.payWhatYouLike?.suggested ?? [];
  const [picked, setPicked] = useState(suggested[0]);
  const [other, setOther] = useState('');
  const write = (text: string) => {
    setOther(text);
    const amount = minorUnits(text.replace(',', '.') || '0', currency);
    onAmount(Math.max(level.price, Number.isFinite(amount) && text ? amount : (picked ?? level.price)));
  };
  const pick = (amount: number) => {
    setPicked(amount);
    setOther('');
    onAmount(amount);
  };
  return (
    <fieldset className="mt-2 ml-9">
      <legend className="font-semibold text-sm">What you pay for each ticket</legend>
      {suggested.length > 0 && (
        <div className="mt-1 flex flex-wrap gap-x-5">
          {suggested.map((amount) => (
            <label key={amount} className="flex min-h-9 items-center gap-2">
              <input
                type="radio"
                name={`amount:${level.id}`}
                value={decimalMoney(amount, currency)}
                checked={other === '' && picked === amount}
                onChange={() => pick(amount)}
              />
              {formatMoney(amount, currency)}
            </label>
          ))}
        </div>
      )}
      <TextField
        label={suggested.length > 0 ? 'Another amount' : 'Your amount'}
        hint={
          level.price > 0
            ? `At least ${formatMoney(level.price, currency)}.`
            : 'As much as you like, also nothing.'
        }
        name={`other:${level.id}`}
        inputMode="decimal"
        optional={suggested.length > 0}
        value={other}
        onChange={(event) => write(event.target.value)}
        className="mt-1 max-w-48"
        autoComplete="off"
      />
    </fieldset>
  );
}
