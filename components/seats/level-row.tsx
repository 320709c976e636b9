import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Price } from '@/components/ui/price';
import type { LevelView } from '@/lib/inventory/plan-view';
import { formatMoney } from '@/lib/money';
import { AmountField } from './amount-field';
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
  /** Where the fan says what he pays: minor units, for each ticket. */
  onAmount: (amount: number) => void;
  /** Only where there is a plan: whether the level is left out of it. */
  hidden?: boolean;
  /** Where to wait for what comes back, if that is possible. */
  waitlist?: string;
  onHide?: () => void;
};

/** What one price level costs, what is in the price, what is left of it, and how to have it. */
export function LevelRow({
  level,
  place,
  currency,
  left,
  open,
  hidden,
  onHide,
  waitlist,
  onAmount,
  ...places
}: LevelRowProps) {
  return (
    <li className="py-2.5">
      <div className="flex items-start gap-3">
        <LevelSwatch place={place} letter={level.letter} />
        <p className="min-w-0 flex-1 font-semibold leading-6">{level.name}</p>
        <p className="font-semibold leading-6">
          {level.payWhatYouLike && 'from '}
          <Price amount={level.price} currency={currency} />
        </p>
        {onHide && <HideButton name={level.name} hidden={hidden === true} onHide={onHide} />}
      </div>
      <div className="ml-9 text-ink-soft text-sm">
        {level.description && <p>{level.description}</p>}
        <p>{partsOfPrice(level, currency)}</p>
        {limitsOf(level) && <p>{limitsOf(level)}</p>}
        <div className="mt-1 flex flex-wrap items-center gap-2 empty:hidden">
          {left === 0 && <Badge tone="danger">Sold out</Badge>}
          {left === 0 && waitlist && (
            <Link href={waitlist} prefetch={false} className="text-link">
              Join the waitlist
            </Link>
          )}
          {left !== undefined && left > 0 && left <= 12 && <Badge tone="warning">Only {left} left</Badge>}
          {level.codeRequired && <Badge>{open ? 'With your code' : 'Needs an access code'}</Badge>}
        </div>
      </div>
      {level.kind === 'general' && left !== 0 && (open || level.codeRequired) && (
        <>
          <PlacesField level={level} left={left} {...places} />
          {level.payWhatYouLike && <AmountField level={level} currency={currency} onAmount={onAmount} />}
        </>
      )}
    </li>
  );
}

/** Takes a level out of the plan, to see the others better. */
function HideButton({ name, hidden, onHide }: { name: string; hidden: boolean; onHide: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={hidden}
      aria-label={`Hide ${name} on the plan`}
      title={hidden ? 'Show on the plan' : 'Hide on the plan'}
      onClick={onHide}
      className="-my-1.5 -mr-2 flex size-9 items-center justify-center rounded-tile text-ink-soft hover:bg-sunken hover:text-ink"
    >
      <svg
        aria-hidden="true"
        width="18"
        height="18"
        viewBox="0 0 18 18"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      >
        <path d="M1.5 9c2-3.4 4.5-5 7.5-5s5.5 1.6 7.5 5c-2 3.4-4.5 5-7.5 5s-5.5-1.6-7.5-5z" />
        {hidden ? <path d="M2.5 15.5l13-13" /> : <circle cx="9" cy="9" r="2.2" />}
      </svg>
    </button>
  );
}

/** "$70 + $6 fee + $4 tax": what the all-in price is made of. */
function partsOfPrice(level: LevelView, currency: string): string {
  const { price, faceAmount, feeAmount, taxAmount } = level;
  if (level.payWhatYouLike) return 'You say what you pay.';
  if (price === 0) return 'No fees';
  const parts = [
    formatMoney(faceAmount, currency),
    feeAmount > 0 && `${formatMoney(feeAmount, currency)} fee`,
    taxAmount > 0 && `${formatMoney(taxAmount, currency)} tax`,
  ].filter(Boolean);
  return parts.length === 1 ? 'No fees added' : parts.join(' + ');
}

/** How many of a level one order has at least and at most, where it has rules of its own. */
function limitsOf({ minPerOrder: least, maxPerOrder: most }: LevelView): string | null {
  if (least > 1 && most === least) return `Sold in orders of exactly ${least}.`;
  if (least > 1 && most !== null) return `From ${least} to ${most} in one order.`;
  if (least > 1) return `From ${least} tickets upwards.`;
  return most === null ? null : `At most ${most} in one order.`;
}
