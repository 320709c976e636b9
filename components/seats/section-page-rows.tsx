import type { SectionSeat } from '@/lib/inventory/plan-queries';
import type { LevelView } from '@/lib/inventory/plan-view';
import { formatMoney } from '@/lib/money';
import { KeptSeatTile } from './kept-seat-tile';
import { markOf } from './place-mark';
import { companionWords } from './plan/companions';

type SectionPageRowsProps = {
  seats: SectionSeat[];
  levels: LevelView[];
  currency: string;
  isTaken: (seatIndex: number) => boolean;
  inCart: ReadonlySet<number>;
  /** Whether a companion place cannot be had by this buyer. */
  isKept: (seat: SectionSeat) => boolean;
};

/** The seats of a section, row by row, as plain checkboxes that a form sends. */
export function SectionPageRows({ seats, levels, currency, isTaken, inCart, isKept }: SectionPageRowsProps) {
  const rows = Map.groupBy(seats, (seat) => seat.rowIndex);
  return [...rows].map(([rowIndex, row]) => (
    <fieldset key={rowIndex} className="mt-4">
      <legend className="mb-1 font-semibold text-sm">
        {row[0]?.rowLabel ? `Row ${row[0].rowLabel}` : 'Seats'}
      </legend>
      <div className="flex flex-wrap gap-1.5">
        {row.map((seat) => {
          const level = levels.find(({ categories }) => categories.includes(seat.category));
          const mine = inCart.has(seat.seatIndex);
          const kept = isKept(seat);
          const free = level !== undefined && !mine && !kept && !isTaken(seat.seatIndex);
          const about = [
            `Seat ${seat.seatLabel}`,
            level && (level.price === 0 ? 'free' : formatMoney(level.price, currency)),
            seat.accessible && 'wheelchair place',
            seat.companionOf !== null &&
              companionWords(seats.find(({ seatIndex }) => seatIndex === seat.companionOf)?.seatLabel),
            mine ? 'in your cart' : free ? 'available' : kept ? 'sold with its wheelchair place' : 'taken',
          ];
          return (
            <KeptSeatTile
              key={seat.seatIndex}
              seat={seat.seatIndex}
              number={seat.seatLabel}
              letter={level?.letter ?? ''}
              mark={markOf(seat.accessible, seat.companionOf !== null)}
              spoken={about.filter(Boolean).join(', ')}
              disabled={!free}
            />
          );
        })}
      </div>
    </fieldset>
  ));
}
