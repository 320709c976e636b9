import 'server-only';
import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import GoogleProvider, { type GoogleProfile } from 'next-auth/providers/google';
import { database, withTransaction } from '@/db';
import { env } from '@/lib/env';
import { OverloadedError } from '@/lib/errors';
import { log } from '@/lib/log';
import { cookieName, cookieOptions } from './cookies';
import { currentCtx, currentSessionId } from './current';
import { signOut } from './end-sessions';
import { afterSignIn } from './enter';
import { googleIsConfigured } from './google';
import { signInInput } from './input';
import { linkGoogle } from './link-google';
import { requestClient } from './request-client';
import { safeReturnPath } from './return-path';
import { sessionCookieName, sessionCookieOptions, sessionSeconds } from './session-cookie';
import { signIn } from './sign-in';
import { startSession } from './start-session';

type Entered = { id: string; sessionId: string; email: string };

/** The same verb as the form's action, for callers of next-auth's own endpoint. */
async function authorize(credentials: Record<string, unknown> | undefined): Promise<Entered | null> {
  const parsed = signInInput.safeParse(credentials);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  const [ctx, client, replaces] = await Promise.all([currentCtx(), requestClient(), currentSessionId()]);
  try {
    const result = await signIn({ ctx, input: { email, password, client, replaces } });
    return result.ok ? { id: result.userId, sessionId: result.sessionId, email } : null;
  } catch (error) {
    // next-auth shows an error's message in the address bar.
    if (!(error instanceof OverloadedError)) log.error({ error }, 'a sign-in failed');
    throw new Error('CredentialsSignin');
  }
}

async function enterWithGoogle(profile: GoogleProfile): Promise<Entered | null> {
  const ctx = await currentCtx();
  const input = {
    subject: profile.sub,
    email: profile.email,
    emailVerified: profile.email_verified === true,
    authoritative: profile.email.endsWith('@gmail.com') || Boolean((profile as { hd?: string }).hd),
    name: (profile.name || profile.email).slice(0, 100),
  };
  const linked = await linkGoogle({ ctx, input });
  if (!linked.ok) return null;
  const { userAgent } = await requestClient();
  const replaces = await currentSessionId();
  const { userId, email } = linked;
  const session = await withTransaction(ctx, (tx) =>
    startSession(tx, { userId, passwordHash: null, userAgent, replaces }),
  );
  return session ? { id: userId, email, ...session } : null;
}

const cookie = (name: string) => ({ name: cookieName(`tessera-${name}`), options: cookieOptions() });
const shortCookie = (name: string) => ({
  name: cookieName(`tessera-${name}`),
  options: cookieOptions({ maxAge: 15 * 60 }),
});

/** next-auth's settings. Its JWT carries the session's id and nothing else; who that is, `findSession` knows. */
export function authOptions(): NextAuthOptions {
  const { AUTH_SECRET, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET } = env();
  return {
    secret: AUTH_SECRET,
    session: { strategy: 'jwt', maxAge: sessionSeconds.fan },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/account/settings' },
    providers: [
      CredentialsProvider({ credentials: { email: {}, password: {} }, authorize }),
      ...(googleIsConfigured()
        ? [GoogleProvider({ clientId: GOOGLE_CLIENT_ID ?? '', clientSecret: GOOGLE_CLIENT_SECRET ?? '' })]
        : []),
    ],
    cookies: {
      sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() },
      callbackUrl: cookie('callback'),
      csrfToken: cookie('csrf'),
      pkceCodeVerifier: shortCookie('pkce'),
      state: shortCookie('state'),
      nonce: shortCookie('nonce'),
    },
    callbacks: {
      redirect: ({ url, baseUrl }) => {
        const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
        return baseUrl + safeReturnPath(path, '/account');
      },
      signIn: async ({ user, account, profile }) => {
        if (account?.provider !== 'google') return true;
        const entered = await enterWithGoogle(profile as GoogleProfile);
        // Without an adapter next-auth hands this same object on to `jwt`.
        return entered ? Boolean(Object.assign(user, entered)) : '/sign-in?error=google';
      },
      jwt: async ({ token, user }) => {
        if (!user) return typeof token.sid === 'string' ? { sid: token.sid } : {};
        const entered = user as Entered;
        await afterSignIn(entered);
        return { sid: entered.sessionId };
      },
      // The browser asks /api/me who it is; this endpoint says nothing about a person.
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === 'string') {
          await signOut({
            ctx: { actor: { kind: 'job', name: 'sign-out' }, db: database() },
            input: { sessionId: token.sid },
          });
        }
      },
    },
    logger: {
      error: (code) => log.warn({ authCode: code }, 'next-auth refused a request'),
      warn: () => {},
      debug: () => {},
    },
  };
}
