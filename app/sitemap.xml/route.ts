import { xmlResponse } from '@/lib/catalog/feed-response';
import { absolute } from '@/lib/catalog/metadata';
import { getSitemapNames } from '@/lib/catalog/queries';
import { sitemapIndexXml } from '@/lib/catalog/sitemap';

export const dynamic = 'force-static';
export const revalidate = 3600;

export async function GET() {
  const names = await getSitemapNames();
  return xmlResponse(
    sitemapIndexXml(names.map((name) => absolute(`/sitemaps/${name}.xml`))),
    'application/xml',
  );
}
