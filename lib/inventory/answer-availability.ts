import { database } from '@/db';
import { isBot } from '@/lib/http/is-bot';
import { plainOrBusy } from '@/lib/http/or-busy';
import { type PlainAnswer, type PlainRequest, plainJson } from '@/lib/http/plain';
import { isId } from '@/lib/ids';
import { availability } from './availability';
import { countView } from './count-interest';
import { encodeAvailability } from './plan-availability';

/** Where it is asked; the performance's id comes first. */
export const availabilityPath = /^\/api\/performances\/([^/]+)\/availability$/;

const notFound = () => plainJson({ error: 'not_found' }, 404, { 'cache-control': 'no-store' });

/**
 * What is free right now: whole, or with `?since=<version>` what changed. Answers 304 to whoever has the latest
 * version already, and 503 when the database does not answer, so that pages ask less often.
 */
export async function answerAvailability({ url, headers }: PlainRequest): Promise<PlainAnswer> {
  const [path = '', query] = url.split('?');
  const id = availabilityPath.exec(path)?.[1]?.toLowerCase();
  if (!isId(id)) return notFound();
  const since = new URLSearchParams(query).get('since') ?? undefined;
  return plainOrBusy(async () => {
    const found = await availability(database(), id, since);
    if (!found) return notFound();
    // A page asks without a version once, when it is opened.
    if (since === undefined && !isBot(headers.get('user-agent'))) countView(database(), id);
    const told = { 'cache-control': 'no-store', etag: `"${found.now.version}"` };
    if (headers.get('if-none-match') === told.etag) return { status: 304, headers: told, body: null };
    return plainJson(encodeAvailability(found.now, found.before), 200, told);
  });
}
