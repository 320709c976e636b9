import { Price } from '@/components/ui/price';
import { stateWords } from './describe-seat';
import type { Picker } from './hooks/use-picker';
import { LevelSwatch } from './level-swatch';
import type { Pointed } from './map/pointing';
import { placeKind } from './plan/companions';
import { seatLines } from './plan/seat-names';

/** Half of the card's width, to keep it inside the map; CSS pixels. */
const half = 112;

/** What stands under the pointer or the keyboard's ring; the same is spoken, so this is for the eyes only. */
export function SeatCard({ picker, pointed }: { picker: Picker; pointed: Pointed }) {
  const { plan, levelOf, stateOf, performance } = picker;
  if (!plan) return null;
  const { seat, x, y, radius } = pointed;
  const [place, section] = seatLines(plan, seat);
  const level = levelOf(seat);
  const state = stateOf(seat);
  const kind = placeKind(plan, seat);
  const below = y < 120;
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 overflow-hidden">
      <div
        className="absolute w-56 rounded-tile border border-line-strong bg-surface px-3 py-2 text-sm shadow-lg"
        style={{
          left: `clamp(0.5rem, ${x - half}px, calc(100% - ${half * 2}px - 0.5rem))`,
          top: y,
          transform: below ? `translateY(${radius + 12}px)` : `translateY(calc(-100% - ${radius + 12}px))`,
        }}
      >
        <p className="text-ink-soft">{section}</p>
        <p className="font-semibold text-base">{place}</p>
        {level && (
          <p className="mt-1 flex items-center gap-2">
            <LevelSwatch place={performance.levels.indexOf(level)} letter={level.letter} size={16} />
            <span className="min-w-0 flex-1 truncate">{level.name}</span>
            <span className="font-semibold">
              <Price amount={level.price} currency={performance.currency} />
            </span>
          </p>
        )}
        {kind && <p className="mt-1">{capital(kind)}</p>}
        {state !== 'free' && <p className="mt-1 font-semibold">{capital(stateWords[state])}</p>}
      </div>
    </div>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
