import { findCategory } from '@/lib/catalog/poster/find-category';
import { posterSvg } from '@/lib/catalog/poster/poster-svg';

/** An event's poster: a pure function of its slug and category, so that it can be kept for as long as anybody likes. */
export async function GET(_: Request, { params }: RouteContext<'/events/[slug]/poster.svg'>) {
  const { slug } = await params;
  const category = await findCategory(slug);
  if (!category) return new Response('Not found', { status: 404 });
  return new Response(posterSvg({ seed: slug, category }), {
    headers: {
      'Content-Type': 'image/svg+xml',
      'Cache-Control': 'public, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
