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
  const filters = parseFilters({ category: slug });
  if (!filters.category) notFound();
  const listing = await getListing(filters);
  if (!listing.filters.category) notFound();
  return listing;
}

export async function generateMetadata(props: SlugProps) {
  const { names, filters, total } = await listingOf(props);
  return pageMetadata({
    title: `${names.category} events`,
    description: `${names.category}: what is on, where and when, with prices that include all fees.`,
    path: `/events/category/${filters.category}`,
    index: total > 0,
  });
}

export default async function CategoryPage(props: SlugProps) {
  return <Listing listing={await listingOf(props)} />;
}
