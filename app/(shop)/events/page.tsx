import { Listing } from '@/components/events/listing';
import { noFilters } from '@/lib/catalog/input';
import { pageMetadata } from '@/lib/catalog/metadata';
import { getListing } from '@/lib/catalog/queries';

export const revalidate = 60;

export const metadata = pageMetadata({
  title: 'All events',
  description:
    'Concerts, shows, comedy, festivals and talks, by date. Filter by city, day, price and artist; prices include all fees.',
  path: '/events',
});

/** The listing without filters; with any, next.config.js leads to events/search. */
export default async function EventsPage() {
  return <Listing listing={await getListing(noFilters)} />;
}
