import { Badge } from '@/components/ui/badge';
import { Price } from '@/components/ui/price';
import type { LevelView } from '@/lib/inventory/plan-view';
import { formatMoney } from '@/lib/money';
import { LevelSwatch } from './level-swatch';
import { PlacesField } from './places-field';

type LevelRowProps = {
  level: LevelView;
  place: number;
  currency: string;
  /** Tickets left, when known. */
  left: number | undefined;
  /** False while the level (or the performance) does not sell. */
  open: boolean;
  /** General admission: how many are chosen, how many the cart has, how many the order still takes. */
  quantity: number;
  inCart: number;
  limit: number;
  onQuantity: (quantity: number) => void;
  /** Only where there is a plan: whether the level is left out of it. */
  hidden?: boolean;
  onHide?: () => void;
};

/** What one price level costs, what is in the price, what is left of it, and how to have it. */
export function LevelRow({ level, place, currency, left, open, hidden, onHide, ...places }: LevelRowProps) {
  return (
    <li className="py-3">
      <div className="flex items-start gap-3">
        <LevelSwatch place={place} letter={level.letter} />
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span className="font-semibold">{level.name}</span>
            <span className="font-semibold">
              <Price amount={level.price} currency={currency} />
            </span>
          </p>
          <p className="text-ink-soft text-sm">{partsOfPrice(level, currency)}</p>
          {level.description && <p className="text-ink-soft text-sm">{level.description}</p>}
          <div className="mt-1 flex flex-wrap items-center gap-2 empty:hidden">
            {left === 0 && <Badge tone="danger">Sold out</Badge>}
            {left !== undefined && left > 0 && left <= 12 && <Badge tone="warning">Only {left} left</Badge>}
            {level.codeRequired && <Badge>{open ? 'With your code' : 'Needs an access code'}</Badge>}
            {onHide && (
              <button
                type="button"
                aria-pressed={hidden}
                onClick={onHide}
                className="min-h-7 text-accent text-sm underline decoration-1 underline-offset-4 hover:decoration-2"
              >
                {hidden ? 'Show on the plan' : 'Hide on the plan'}
                <span className="sr-only">: {level.name}</span>
              </button>
            )}
          </div>
          {level.kind === 'general' && left !== 0 && (open || level.codeRequired) && (
            <PlacesField level={level} left={left} {...places} />
          )}
        </div>
      </div>
    </li>
  );
}

/** "$70 + $6 fee + $4 tax": what the all-in price is made of. */
function partsOfPrice({ price, faceAmount, feeAmount, taxAmount }: LevelView, currency: string): string {
  if (price === 0) return 'No fees';
  const parts = [
    formatMoney(faceAmount, currency),
    feeAmount > 0 && `${formatMoney(feeAmount, currency)} fee`,
    taxAmount > 0 && `${formatMoney(taxAmount, currency)} tax`,
  ].filter(Boolean);
  return parts.length === 1 ? 'No fees added' : `Includes all: ${parts.join(' + ')}`;
}
