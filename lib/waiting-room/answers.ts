import { parseCookie, stringifySetCookie } from 'cookie';
import type { z } from 'zod';
import { database } from '@/db';
import { clientAddress } from '@/lib/http/client-address';
import { isOwnRequest } from '@/lib/http/is-own-request';
import { type PlainAnswer, type PlainRequest, plainJson } from '@/lib/http/plain';
import { callerOf } from '@/lib/identity/caller';
import { cookieOptions } from '@/lib/identity/cookies';
import { runForm } from '@/lib/identity/run-form';
import { isId } from '@/lib/ids';
import { log } from '@/lib/log';
import { fail } from '@/lib/result';
import { arrive } from './arrive';
import { postedRoom } from './board';
import { comeIn } from './come-in';
import { placeForm, roomForm } from './input';
import { standingOf } from './room-view';
import { admissionCookie, placeCookie, readPlace, sealAdmission, sealPlace } from './token';

/** Where a room is asked for; its id comes first. */
export const pollPath = /^\/api\/waiting-room\/([0-9a-f-]{36})$/i;

/** A form of a room has one id and a mark. */
export const mostBytes = 1_024;

const day = 24 * 60 * 60;

/** What every page that waits asks for, again and again: the same for all, from memory, good for a second in any cache. */
export async function answerPoll({ url }: PlainRequest): Promise<PlainAnswer> {
  const id = pollPath.exec(url.split('?', 1)[0] ?? '')?.[1];
  try {
    const posted = isId(id) ? await postedRoom(database(), id.toLowerCase()) : null;
    if (!posted) return plainJson({ error: 'not_found' }, 404);
    const headers = {
      'content-type': 'application/json',
      'cache-control': 'public, max-age=1, stale-while-revalidate=2',
    };
    return { status: 200, headers, body: posted.text };
  } catch (error) {
    log.warn({ error }, 'a poll of a waiting room could not be answered');
    return plainJson({ error: 'busy' }, 503, { 'retry-after': '5' });
  }
}

const statuses: Record<string, number> = { BUSY: 503, FAILED: 500 };

async function answerForm<S extends z.ZodType, R extends { ok: boolean }>(
  { headers, body }: PlainRequest,
  schema: S,
  work: (input: z.output<S>, cookies: string[]) => Promise<R>,
): Promise<PlainAnswer> {
  if (!isOwnRequest(headers)) return plainJson(fail('REFUSED', 'This works from our own pages only.'), 403);
  let sent: unknown;
  try {
    sent = JSON.parse(String(body));
  } catch {
    return plainJson(fail('REFUSED', 'Send the fields of the form as one object.'), 400);
  }
  const parsed = schema.safeParse(sent);
  if (!parsed.success) return plainJson(fail('REFUSED', 'This waiting room does not exist.'), 404);
  const cookies: string[] = [];
  const { values: _, ...answer } = await runForm(schema, sent as Record<string, string>, (input) =>
    work(input, cookies),
  );
  const code = 'code' in answer ? String(answer.code) : '';
  const again = code === 'BUSY' ? { 'retry-after': '2' } : undefined;
  return { ...plainJson(answer, statuses[code] ?? 200, again), cookies };
}

/** Who asks, and the cookie that a new browser is given. */
async function caller(headers: PlainRequest['headers'], cookies: string[]) {
  const { ctx, setCookie } = await callerOf(headers.get('cookie'));
  if (setCookie) cookies.push(setCookie);
  return { actor: ctx.actor, db: database() };
}

const carried = (headers: PlainRequest['headers'], name: string) =>
  parseCookie(headers.get('cookie') ?? '')[name];

/** Gives the caller his place: by the token that he carries without a look at the database, else the next number. */
export function answerPlace(request: PlainRequest): Promise<PlainAnswer> {
  return answerForm(request, placeForm, async ({ roomId, again }, cookies) => {
    const ctx = await caller(request.headers, cookies);
    const mine = again ? null : readPlace(roomId, ctx.actor, carried(request.headers, placeCookie(roomId)));
    const posted = mine === null ? null : await postedRoom(ctx.db, roomId);
    if (mine !== null && posted) return { ok: true as const, arrival: mine };
    const address = clientAddress(request.headers);
    const arrived = await arrive({ ctx, input: { roomId, address, again } });
    if (!arrived.ok) return arrived;
    const { arrival, key } = arrived;
    const value = sealPlace(roomId, key, arrival);
    cookies.push(stringifySetCookie({ name: placeCookie(roomId), value, ...cookieOptions({ maxAge: day }) }));
    return { ok: true as const, arrival };
  });
}

/** Lets the caller in when his place is called. Who comes too early by the token that he carries costs no question. */
export function answerEnter(request: PlainRequest): Promise<PlainAnswer> {
  return answerForm(request, roomForm, async ({ roomId }, cookies) => {
    const ctx = await caller(request.headers, cookies);
    const mine = readPlace(roomId, ctx.actor, carried(request.headers, placeCookie(roomId)));
    const posted = mine === null ? null : await postedRoom(ctx.db, roomId);
    if (mine !== null && posted && standingOf(posted.answer, mine).kind === 'waiting')
      return fail('WAIT', 'It is not your turn yet.');
    const admitted = await comeIn({ ctx, input: { roomId } });
    if (!admitted.ok) return admitted;
    const { until, key } = admitted;
    const maxAge = Math.max(1, until - Math.floor(Date.now() / 1_000));
    const value = sealAdmission(roomId, key, until);
    cookies.push(stringifySetCookie({ name: admissionCookie(roomId), value, ...cookieOptions({ maxAge }) }));
    return { ok: true as const, until };
  });
}
