'use client';

import Link from 'next/link';
import type { TileView } from '@/lib/catalog/card-view';
import { CardPrice } from './card-price';
import { Poster } from './poster';
import { SaleBadge } from './sale-badge';

/** Posters above the fold load at once. */
const eager = 2;

/** Events as posters with captions. A client component for the reason that EventRows is one. */
export function EventTiles({ tiles }: { tiles: TileView[] }) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:gap-x-6 lg:grid-cols-4">
      {tiles.map(({ slug, title, when, more, place, price, state, poster }, at) => (
        <li key={slug} className="event-tile">
          <Poster slug={slug} poster={poster} size="card" eager={at < eager} />
          <h3>
            <Link href={`/events/${slug}`} prefetch={false} className="cover-link">
              {title}
            </Link>
          </h3>
          <p className="mt-1 text-sm">
            {when}
            {more && <span className="whitespace-nowrap text-ink-soft">{more}</span>}
          </p>
          <p className="note">{place}</p>
          <p className="event-tile-price">
            <CardPrice price={price} />
            {state && <SaleBadge state={state} />}
          </p>
        </li>
      ))}
    </ul>
  );
}
