'use client';

import Link from 'next/link';
import type { RowView } from '@/lib/catalog/card-view';
import { CardPrice } from './card-price';
import { Poster } from './poster';
import { SaleBadge } from './sale-badge';

/**
 * The rows of a diary. A client component without any state: a page carries what such a one is given beside its HTML,
 * which is a quarter of the markup that it would carry otherwise.
 */
export function EventRows({ rows, level }: { rows: RowView[]; level: 'h2' | 'h3' }) {
  return (
    <ul className="ruled">
      {rows.map((row) => (
        <EventRow key={row.slug} row={row} level={level} />
      ))}
    </ul>
  );
}

/** The day, the poster, what and where, what it costs. The whole row is the link. */
function EventRow({ row, level: Heading }: { row: RowView; level: 'h2' | 'h3' }) {
  return (
    <li className="event-row">
      <p aria-hidden="true" className="event-row-day">
        {row.day.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </p>
      <Poster slug={row.slug} poster={row.poster} size="thumb" />
      <div>
        <Heading>
          <Link href={`/events/${row.slug}`} prefetch={false} className="cover-link">
            {row.title}
          </Link>
        </Heading>
        {row.artists && <p className="note">{row.artists}</p>}
        <p className="mt-2 text-sm">
          <time dateTime={row.at}>{row.when}</time>
          {row.more && <span className="text-ink-soft">{row.more}</span>}
        </p>
        <p className="note">{row.place}</p>
      </div>
      <p className="event-row-price">
        <CardPrice price={row.price} />
        {row.state && <SaleBadge state={row.state} />}
        {row.onSale && <span className="text-ink-soft text-xs">{row.onSale}</span>}
      </p>
    </li>
  );
}
