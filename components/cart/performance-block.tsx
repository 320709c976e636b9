import Link from 'next/link';
import type { ReactNode } from 'react';
import { DateTime } from '@/components/ui/date-time';
import { Price } from '@/components/ui/price';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { formatMoney } from '@/lib/money';
import type { PerformanceGroupOf } from './group-items';
import { type PurchaseItem, pieceLabel, pieceNote } from './purchase-item';

type PerformanceBlockProps<T extends PurchaseItem> = {
  group: PerformanceGroupOf<T>;
  currency: string;
  /** Of its heading. */
  level?: 2 | 3;
  /** What can be done with one line, at its end. */
  actionOf?: (item: T) => ReactNode;
};

/** What is bought for one performance: when, where, and each seat or number of places with its all-in price. */
export function PerformanceBlock<T extends PurchaseItem>({
  group: { first, items },
  currency,
  level = 2,
  actionOf,
}: PerformanceBlockProps<T>) {
  const Heading = `h${level}` as const;
  return (
    <article>
      <Heading className={level === 2 ? 'text-2xl' : 'text-xl'}>
        <Link
          href={`/events/${first.eventSlug}`}
          className="decoration-1 underline-offset-4 hover:underline"
          prefetch={false}
        >
          {first.eventTitle}
        </Link>
      </Heading>
      <p className="mt-1 text-ink-soft">
        <DateTime at={first.startsAt} timeZone={first.timeZone} timeKnown={first.timeKnown} />
        <br />
        {first.venueName}, {first.cityName}
      </p>
      <ul className="mt-3 divide-y divide-line border-line border-y">
        {items.map((item) => (
          <li
            key={`${item.priceLevelId}-${item.seatIndex}`}
            className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-0.5 py-3"
          >
            <span className="font-semibold">{pieceLabel(item)}</span>
            <span className="text-right">
              {item.discountAmount > 0 && <PriceBefore item={item} currency={currency} />}
              <Price amount={item.price * item.quantity} currency={currency} />
            </span>
            <span className="text-ink-soft text-sm">{pieceNote(item, currency)}</span>
            <span className="text-right">{actionOf?.(item)}</span>
          </li>
        ))}
      </ul>
    </article>
  );
}

/** What the line would cost without the promo code. */
function PriceBefore({ item, currency }: { item: PurchaseItem; currency: string }) {
  return (
    <s className="mr-2 text-ink-soft text-sm">
      <VisuallyHidden>Before: </VisuallyHidden>
      {formatMoney((item.price + item.discountAmount) * item.quantity, currency)}
    </s>
  );
}
