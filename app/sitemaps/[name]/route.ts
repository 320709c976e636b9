import { xmlResponse } from '@/lib/catalog/feed-response';
import { absolute } from '@/lib/catalog/metadata';
import { getSitemap } from '@/lib/catalog/queries';
import { sitemapXml } from '@/lib/catalog/sitemap';

export const dynamic = 'force-static';
export const revalidate = 3600;
export const generateStaticParams = () => [];

export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }) {
  const { name } = await params;
  const entries = name.endsWith('.xml') ? await getSitemap(name.slice(0, -4)) : null;
  if (!entries) return new Response('Not found', { status: 404 });
  return xmlResponse(sitemapXml(entries, absolute), 'application/xml');
}
