import { notFound } from 'next/navigation';
import { Listing } from '@/components/events/listing';
import { parseFilters } from '@/lib/catalog/input';
import { pageMetadata } from '@/lib/catalog/metadata';
import { getListing } from '@/lib/catalog/queries';
import type { SlugProps } from '@/lib/catalog/slug-props';

export const revalidate = 60;

/** Rendered at the first visit, then served from the cache. */
export const generateStaticParams = () => [];

async function listingOf({ params }: SlugProps) {
  const { slug } = await params;
  const filters = parseFilters({ city: slug });
  if (!filters.city) notFound();
  const listing = await getListing(filters);
  if (!listing.filters.city) notFound();
  return listing;
}

export async function generateMetadata(props: SlugProps) {
  const { names, filters, total } = await listingOf(props);
  return pageMetadata({
    title: `Events in ${names.city}`,
    description: `Concerts and shows in ${names.city}: dates, seats and prices with all fees inside.`,
    path: `/events/city/${filters.city}`,
    index: total > 0,
  });
}

export default async function CityPage(props: SlugProps) {
  return <Listing listing={await listingOf(props)} />;
}
