import { Price } from '@/components/ui/price';
import type { LevelView } from '@/lib/inventory/plan-view';
import { LevelSwatch } from './level-swatch';

/** What the letters on seats stand for, in one line. */
export function PriceKey({
  levels,
  currency,
  only,
}: {
  levels: LevelView[];
  currency: string;
  only: string[];
}) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {levels.map(({ id, letter, name, price }, place) =>
        only.includes(id) ? (
          <li key={id} className="flex items-center gap-1.5">
            <LevelSwatch place={place} letter={letter} size={18} />
            {name}
            <span className="font-semibold">
              <Price amount={price} currency={currency} />
            </span>
          </li>
        ) : null,
      )}
    </ul>
  );
}
