import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DateTime } from '@/components/ui/date-time';
import { PageHeading } from '@/components/ui/page-heading';
import { EntryPanel } from '@/components/waitlist/entry-panel';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { currentCtx } from '@/lib/identity/current';
import { heldItems } from '@/lib/inventory/cart-items';
import { getCart } from '@/lib/inventory/queries';
import { tickets } from '@/lib/inventory/waitlist/waitlist-view';
import { getEntry } from '@/lib/inventory/waitlist-queries';

export const metadata: Metadata = { title: 'Your place on the waitlist', robots: { index: false } };

type Props = { params: Promise<{ entryId: string }>; searchParams: SearchParams };

export default async function EntryPage({ params, searchParams }: Props) {
  const { entryId } = await params;
  const key = await textParam(searchParams, 'key');
  const ctx = await currentCtx();
  const entry = await getEntry(ctx, { entryId, key });
  if (!entry) notFound();
  const [items, cart] = await Promise.all([
    entry.offerLives && entry.holdId ? heldItems(ctx.db, entry.holdId) : [],
    getCart(ctx),
  ]);
  return (
    <div className="wrap pb-20">
      <PageHeading
        title={entry.eventTitle}
        crumbs={[{ href: `/events/${entry.eventSlug}`, label: entry.eventTitle }]}
      >
        <DateTime at={entry.startsAt} timeZone={entry.timeZone} timeKnown={entry.timeKnown} />,{' '}
        {entry.venueName}, {entry.cityName}
        <br />
        {entry.levelName}, {tickets(entry.offeredQuantity ?? entry.quantity)}
      </PageHeading>
      <EntryPanel
        entry={entry}
        entryKey={key}
        held={items.map(({ seatLabel, quantity, levelName }) => seatLabel ?? `${quantity} × ${levelName}`)}
        inCart={cart?.holdId === entry.holdId}
      />
    </div>
  );
}
