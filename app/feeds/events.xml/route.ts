import { newEventsFeed } from '@/lib/catalog/feed';
import { xmlResponse } from '@/lib/catalog/feed-response';
import { absolute } from '@/lib/catalog/metadata';
import { getNewEvents } from '@/lib/catalog/queries';

export const dynamic = 'force-static';
export const revalidate = 300;

export async function GET() {
  return xmlResponse(newEventsFeed(await getNewEvents(), absolute), 'application/rss+xml');
}
