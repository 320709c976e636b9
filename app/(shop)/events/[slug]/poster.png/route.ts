import { findCategory } from '@/lib/catalog/poster/find-category';
import { posterPng } from '@/lib/catalog/poster/poster-png';
import { OverloadedError } from '@/lib/errors';

/** The poster at 1200 × 630 for link previews, where SVG is not understood. */
export async function GET(_: Request, { params }: RouteContext<'/events/[slug]/poster.png'>) {
  const { slug } = await params;
  const category = await findCategory(slug);
  if (!category) return new Response('Not found', { status: 404 });
  try {
    return new Response(new Uint8Array(await posterPng({ seed: slug, category })), {
      headers: {
        'Content-Type': 'image/png',
        'Cache-Control': 'public, max-age=31536000, immutable',
        'X-Content-Type-Options': 'nosniff',
      },
    });
  } catch (error) {
    if (!(error instanceof OverloadedError)) throw error;
    return new Response('Too busy, try again', { status: 503, headers: { 'Retry-After': '5' } });
  }
}
