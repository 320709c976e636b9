import Link from 'next/link';
import type { ReactNode } from 'react';
import { DateTime } from '@/components/ui/date-time';
import { Price } from '@/components/ui/price';
import { formatMoney } from '@/lib/money';
import type { PassGroup } from '@/lib/orders/group-passes-view';
import type { PurchaseItem } from './purchase-item';

type PassBlockProps<T extends PurchaseItem> = {
  pass: PassGroup<T>;
  currency: string;
  /** Of its heading. */
  level?: 2 | 3;
  /** What can be done with it, at its end. */
  action?: ReactNode;
};

/** A pass that is bought: one line and one price, with its dates below. */
export function PassBlock<T extends PurchaseItem>({ pass, currency, level = 2, action }: PassBlockProps<T>) {
  const Heading = `h${level}` as const;
  const { first, items, name, quantity, price } = pass;
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
      <div className="mt-3 border-line border-y py-3">
        <div className="grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-0.5">
          <span className="font-semibold">
            {quantity} × {name}
          </span>
          <span className="text-right">
            <Price amount={price * quantity} currency={currency} />
          </span>
          <span className="text-ink-soft text-sm">
            {quantity > 1
              ? `${formatMoney(price, currency)} each, with a place on every date`
              : 'A place on every date'}
          </span>
          <span className="text-right">{action}</span>
        </div>
        <ul className="mt-2 grid gap-1 text-sm">
          {items.map((item) => (
            <li key={item.performanceId}>
              <DateTime at={item.startsAt} timeZone={item.timeZone} timeKnown={item.timeKnown} />
              <span className="block text-ink-soft">
                {item.levelName} · {item.venueName}, {item.cityName}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </article>
  );
}
