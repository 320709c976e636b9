import { database } from '@/db';
import { isId } from '@/lib/ids';
import { getPlanPayload } from '@/lib/inventory/plan-payload';

/** The geometry of a seating plan. A plan never changes, so the answer may be kept for good by anybody. */
export async function GET(request: Request, { params }: { params: Promise<{ planId: string }> }) {
  const { planId } = await params;
  const payload = isId(planId) ? await getPlanPayload({ db: database() }, planId.toLowerCase()) : null;
  if (!payload) return Response.json({ error: 'not_found' }, { status: 404 });
  const headers = new Headers({
    'Content-Type': 'application/json',
    // Packed here already; without no-transform Next packs it a second time.
    'Cache-Control': 'public, max-age=31536000, immutable, no-transform',
    ETag: `"${planId.toLowerCase()}"`,
    Vary: 'Accept-Encoding',
  });
  if (request.headers.get('if-none-match') === headers.get('ETag'))
    return new Response(null, { status: 304, headers });
  const takesGzip = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  if (takesGzip) headers.set('Content-Encoding', 'gzip');
  const bytes = takesGzip ? payload.gzipped : payload.plain;
  return new Response(new Uint8Array(bytes), { headers });
}
