import type { SectionSeat } from '@/lib/inventory/plan-queries';
import type { LevelView } from '@/lib/inventory/plan-view';
import { formatMoney } from '@/lib/money';
import { KeptSeatTile } from './kept-seat-tile';

type SectionPageRowsProps = {
  seats: SectionSeat[];
  levels: LevelView[];
  currency: string;
  isTaken: (seatIndex: number) => boolean;
  inCart: ReadonlySet<number>;
};

/** The seats of a section, row by row, as plain checkboxes that a form sends. */
export function SectionPageRows({ seats, levels, currency, isTaken, inCart }: SectionPageRowsProps) {
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
          const free = level !== undefined && !mine && !isTaken(seat.seatIndex);
          const about = [
            `Seat ${seat.seatLabel}`,
            level && (level.price === 0 ? 'free' : formatMoney(level.price, currency)),
            seat.accessible && 'accessible',
            mine ? 'in your cart' : free ? 'available' : 'taken',
          ];
          return (
            <KeptSeatTile
              key={seat.seatIndex}
              seat={seat.seatIndex}
              number={seat.seatLabel}
              letter={level?.letter ?? ''}
              spoken={about.filter(Boolean).join(', ')}
              disabled={!free}
            />
          );
        })}
      </div>
    </fieldset>
  ));
}
