import { database } from '@/db';
import { isBot } from '@/lib/http/is-bot';
import { orBusy } from '@/lib/http/or-busy';
import { isId } from '@/lib/ids';
import { availability } from '@/lib/inventory/availability';
import { countView } from '@/lib/inventory/count-interest';
import { encodeAvailability } from '@/lib/inventory/plan-availability';

/**
 * What is free right now: whole, or with `?since=<version>` what changed. Answers 304 to whoever has the latest
 * version already, and 503 when the database does not answer, so that pages ask less often.
 */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  if (!isId(id)) return notFound();
  const since = new URL(request.url).searchParams.get('since') ?? undefined;
  return orBusy(async () => {
    const found = await availability(database(), id.toLowerCase(), since);
    if (!found) return notFound();
    // A page asks without a version once, when it is opened.
    if (since === undefined && !isBot(request.headers.get('user-agent')))
      countView(database(), id.toLowerCase());
    const headers = { 'Cache-Control': 'no-store', ETag: `"${found.now.version}"` };
    if (request.headers.get('if-none-match') === headers.ETag)
      return new Response(null, { status: 304, headers });
    return Response.json(encodeAvailability(found.now, found.before), { headers });
  });
}

const notFound = () =>
  Response.json({ error: 'not_found' }, { status: 404, headers: { 'Cache-Control': 'no-store' } });
