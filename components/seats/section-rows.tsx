import { stateWords } from './describe-seat';
import type { Picker } from './hooks/use-picker';
import { markOf } from './place-mark';
import { placeKind } from './plan/companions';
import { SeatTile } from './seat-tile';

/** The rows of one section as checkboxes; the same choice as on the plan. */
export function SectionRows({ picker, rows }: { picker: Picker; rows: number[] }) {
  const { plan, levelOf, stateOf, pick, money } = picker;
  if (!plan) return null;
  return rows.map((rowPlace) => {
    const row = plan.rows[rowPlace];
    return (
      <fieldset key={rowPlace} className="mt-3">
        <legend className="mb-1 font-semibold text-sm">{row?.label ? `Row ${row.label}` : 'Seats'}</legend>
        <div className="flex flex-wrap gap-1.5">
          {row?.seats.map((seat) => {
            const level = levelOf(seat);
            const state = stateOf(seat);
            const about = [
              `Seat ${plan.labels[seat]}`,
              level && (level.price === 0 ? 'free' : money(level.price)),
              placeKind(plan, seat),
              state !== 'chosen' && stateWords[state],
            ];
            return (
              <SeatTile
                key={seat}
                number={plan.labels[seat] ?? ''}
                letter={level?.letter ?? ''}
                mark={markOf(plan.accessible[seat] === 1, plan.companionOf.has(seat))}
                spoken={about.filter(Boolean).join(', ')}
                checked={state === 'chosen'}
                disabled={state !== 'free' && state !== 'chosen'}
                onChange={() => pick(seat)}
              />
            );
          })}
        </div>
      </fieldset>
    );
  });
}
