import 'server-only';
import { cookies } from 'next/headers';
import { database } from '@/db';
import { adoptHold } from '@/lib/inventory/adopt-hold';
import { log } from '@/lib/log';
import { claimGuestOrders } from '@/lib/orders/claim-orders';
import { cookieName, cookieOptions } from './cookies';
import { currentVisitorId } from './current';
import { deviceCookieName, deviceCookieOptions, makeDeviceCookie } from './device-cookie';
import { findSession } from './find-session';
import { linkMinutes } from './input';
import { safeReturnPath } from './return-path';
import { encodeSessionCookie, sessionCookieName, sessionCookieOptions } from './session-cookie';
import { visitorCookieName } from './visitor-cookie';

type Entry = { sessionId: string; email: string };

/**
 * What follows every sign-in, by form or by provider: the browser is remembered as one that knows this account, the
 * guest's cart follows, and orders placed with the verified address are found. None of it can spoil the sign-in.
 */
export async function afterSignIn({ sessionId, email }: Entry): Promise<void> {
  (await cookies()).set(deviceCookieName(), makeDeviceCookie(email), deviceCookieOptions());
  try {
    const actor = await findSession(database(), sessionId);
    if (!actor) return;
    const visitorId = await currentVisitorId();
    const ctx = { actor, db: database() };
    if (visitorId) await adoptHold({ ctx, input: { visitorId, userId: actor.userId } });
    await claimGuestOrders({ ctx });
  } catch (error) {
    log.error({ error }, 'what follows a sign-in failed');
  }
}

/** What follows a verification: guest orders join the account. If that fails, the next sign-in does it. */
export async function afterVerification({ userId, email }: { userId: string; email: string }): Promise<void> {
  try {
    const actor = { kind: 'fan', userId, email, emailVerified: true } as const;
    await claimGuestOrders({ ctx: { actor, db: database() } });
  } catch (error) {
    log.error({ error }, 'what follows a verification failed');
  }
}

/** Puts a session into the browser's cookie, replacing whatever stood there. */
export async function setSessionCookie(sessionId: string): Promise<void> {
  (await cookies()).set(sessionCookieName(), await encodeSessionCookie(sessionId), sessionCookieOptions());
}

/** Takes the session's cookie from the browser. */
export async function clearSessionCookie(): Promise<void> {
  (await cookies()).set(sessionCookieName(), '', { ...sessionCookieOptions(), maxAge: 0 });
}

/** After a sign-out the browser is a stranger: what was bought in it as a guest is not shown to who comes next. */
export async function forgetBrowser(): Promise<void> {
  await clearSessionCookie();
  (await cookies()).delete({ name: visitorCookieName(), ...cookieOptions() });
}

const returnCookieName = () => cookieName('tessera-return');

/** Remembers where somebody was going who opens an account first, until the link in his mail has had its time. */
export async function rememberReturn(path: string): Promise<void> {
  const maxAge = linkMinutes.verify_email * 60;
  (await cookies()).set(returnCookieName(), path, cookieOptions({ maxAge }));
}

/** Where the browser was going when its account was opened, once; null when nowhere, or from another browser. */
export async function takeReturn(): Promise<string | null> {
  const jar = await cookies();
  const path = jar.get(returnCookieName())?.value;
  if (!path) return null;
  jar.delete({ name: returnCookieName(), ...cookieOptions() });
  return safeReturnPath(path);
}
