import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { type Ctx, database } from '@/db';
import type { Actor } from '@/lib/actor';
import { actorOf } from './caller';
import { decodeSessionCookie, sessionCookieName } from './session-cookie';
import { readVisitorId, sealVisitorId, visitorCookieName, visitorCookieOptions } from './visitor-cookie';

/** The visitor of this request's cookie, or null; stays the same before and after a sign-in. */
export async function currentVisitorId(): Promise<string | null> {
  return readVisitorId((await cookies()).get(visitorCookieName())?.value);
}

/** The session's id of this request's cookie, or null; says nothing about whether the session still lives. */
export async function currentSessionId(): Promise<string | null> {
  return decodeSessionCookie((await cookies()).get(sessionCookieName())?.value);
}

/**
 * Who asks: the account of the session cookie; else the visitor of the visitor cookie; else a visitor with a fresh id
 * that no cookie carries yet. Asked once per page, however often it is called.
 */
export const currentActor = cache(async (): Promise<Actor> => {
  const [sessionId, visitorId] = await Promise.all([currentSessionId(), currentVisitorId()]);
  return actorOf(sessionId, visitorId);
});

/** The context for a read. */
export async function currentCtx(): Promise<Ctx> {
  return { actor: await currentActor(), db: database() };
}

/**
 * The context for a server action or a route handler. Gives the browser its visitor cookie when it has none; only
 * then, since a cookie set in an action makes Next render the page again.
 */
export async function currentCtxForWrite(): Promise<Ctx> {
  const actor = await currentActor();
  if (actor.kind === 'visitor' && (await currentVisitorId()) === null) {
    (await cookies()).set(visitorCookieName(), sealVisitorId(actor.visitorId), visitorCookieOptions());
  }
  return { actor, db: database() };
}
