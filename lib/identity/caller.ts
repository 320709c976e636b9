import { parseCookie, stringifySetCookie } from 'cookie';
import { type Ctx, database } from '@/db';
import type { Actor } from '@/lib/actor';
import { findSession } from './find-session';
import { decodeSessionCookie, sessionCookieName } from './session-cookie';
import {
  newVisitorId,
  readVisitorId,
  sealVisitorId,
  visitorCookieName,
  visitorCookieOptions,
} from './visitor-cookie';

/** The account of a living session; else the visitor; else a visitor with a fresh id that no cookie carries yet. */
export async function actorOf(sessionId: string | null, visitorId: string | null): Promise<Actor> {
  const signedIn = sessionId ? await findSession(database(), sessionId) : null;
  if (signedIn) return { ...signedIn, ...(visitorId ? { visitorId } : {}) };
  return { kind: 'visitor', visitorId: visitorId ?? newVisitorId() };
}

/**
 * Who asks, by the Cookie header alone, for what is answered without a framework. `setCookie` is the header by which a
 * browser that was never here gets its visitor's cookie, or undefined.
 */
export async function callerOf(cookieHeader: string | null): Promise<{ ctx: Ctx; setCookie?: string }> {
  const cookies = parseCookie(cookieHeader ?? '');
  const visitorId = readVisitorId(cookies[visitorCookieName()]);
  const actor = await actorOf(await decodeSessionCookie(cookies[sessionCookieName()]), visitorId);
  const ctx = { actor, db: database() };
  if (actor.kind !== 'visitor' || visitorId !== null) return { ctx };
  const name = visitorCookieName();
  const value = sealVisitorId(actor.visitorId);
  return { ctx, setCookie: stringifySetCookie({ name, value, ...visitorCookieOptions() }) };
}
