import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { Listing } from '@/components/events/listing';
import { listingTitle } from '@/lib/catalog/filter-labels';
import { parseFilters, type RawParams } from '@/lib/catalog/input';
import { listingHref, parseCursor } from '@/lib/catalog/listing-url';
import { pageMetadata } from '@/lib/catalog/metadata';
import { searchListing } from '@/lib/catalog/queries';

/** The listing with filters; without any, lib/http/listing-page.ts leads to events/all. */
const find = cache(async (query: string) => {
  const params = JSON.parse(query) as RawParams;
  const asked = parseFilters(params);
  const cursor = parseCursor(params, asked.sort);
  const listing = await searchListing(asked, cursor);
  const href = listingHref(listing.filters, cursor);
  // One city, one category or nothing at all has a page of its own, which comes from the cache.
  if (!href.includes('?')) redirect(href);
  return listing;
});

type EventsPageProps = { searchParams: Promise<RawParams> };

export async function generateMetadata({ searchParams }: EventsPageProps): Promise<Metadata> {
  const { filters, names } = await find(JSON.stringify(await searchParams));
  const title = listingTitle(filters, names);
  return pageMetadata({
    title,
    description: `${title}: dates and prices.`,
    path: listingHref(filters),
    index: false,
  });
}

export default async function EventsPage({ searchParams }: EventsPageProps) {
  return <Listing listing={await find(JSON.stringify(await searchParams))} />;
}
