import { Price } from '@/components/ui/price';
import type { Picker } from './hooks/use-picker';
import { LevelSwatch } from './level-swatch';
import { seatLines, seatTitle } from './plan/seat-names';

/** The seats and places that are chosen, each with its price and a way to put it back. */
export function ChosenList({ picker }: { picker: Picker }) {
  const { performance, plan, choice, levelOf, pick, step } = picker;
  return (
    <ul className="divide-y divide-line">
      {plan &&
        choice.seats.map((seat) => {
          const level = levelOf(seat);
          return (
            <Line
              key={seat}
              place={performance.levels.findIndex(({ id }) => id === level?.id)}
              letter={level?.letter ?? ''}
              title={seatTitle(plan, seat)}
              shown={seatLines(plan, seat)}
              amount={level?.price ?? 0}
              currency={performance.currency}
              onRemove={() => pick(seat)}
            />
          );
        })}
      {performance.levels.map((level, place) => {
        const quantity = choice.places[level.id] ?? 0;
        if (quantity === 0) return null;
        return (
          <Line
            key={level.id}
            place={place}
            letter={level.letter}
            title={`${quantity} × ${level.name}`}
            shown={[`${quantity} × ${level.name}`, '']}
            amount={picker.priceOf(level) * quantity}
            currency={performance.currency}
            onRemove={() => step({ type: 'places', levelId: level.id, quantity: 0 })}
          />
        );
      })}
    </ul>
  );
}

type LineProps = {
  place: number;
  letter: string;
  /** In a sentence, and as two lines. */
  title: string;
  shown: [string, string];
  amount: number;
  currency: string;
  onRemove: () => void;
};

function Line({ place, letter, title, shown, amount, currency, onRemove }: LineProps) {
  return (
    <li className="flex items-center gap-2.5 py-1.5 text-sm">
      <LevelSwatch place={place} letter={letter} size={18} />
      <span className="min-w-0 flex-1 leading-snug">
        {shown[0]}
        {shown[1] && <span className="block text-ink-soft text-xs">{shown[1]}</span>}
      </span>
      <Price amount={amount} currency={currency} />
      <button
        type="button"
        onClick={onRemove}
        aria-label={`Put back ${title}`}
        className="-mr-2 flex size-9 items-center justify-center rounded-tile text-ink-soft hover:bg-sunken hover:text-ink"
      >
        <svg
          aria-hidden="true"
          width="12"
          height="12"
          viewBox="0 0 12 12"
          stroke="currentColor"
          strokeWidth="1.75"
        >
          <path d="M1 1l10 10M11 1L1 11" />
        </svg>
      </button>
    </li>
  );
}
