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

/** The listing without filters, where `/events` leads (lib/http/listing-page.ts); its address is never shown. */
export default async function AllEventsPage() {
  return <Listing listing={await getListing(noFilters)} />;
}
