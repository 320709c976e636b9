import { database } from '@/db';
import { orBusy } from '@/lib/http/or-busy';
import { isId } from '@/lib/ids';
import { getPlanPayload } from '@/lib/inventory/plan-payload';

/** The geometry of a seating plan. A plan never changes, so the answer may be kept for good by anybody. */
export async function GET(request: Request, { params }: { params: Promise<{ planId: string }> }) {
  const planId = (await params).planId.toLowerCase();
  return orBusy(async () => {
    const payload = isId(planId) ? await getPlanPayload({ db: database() }, planId) : null;
    if (!payload) return Response.json({ error: 'not_found' }, { status: 404 });
    const headers = {
      'Content-Type': 'application/json',
      'Cache-Control': 'public, max-age=31536000, immutable',
      ETag: `"${planId}"`,
    };
    if (request.headers.get('if-none-match') === headers.ETag)
      return new Response(null, { status: 304, headers });
    return new Response(payload, { headers });
  });
}
