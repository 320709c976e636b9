'use server';

import { createHash, randomBytes } from 'node:crypto';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { NextRequest, NextResponse } from 'next/server';
import NextAuth from 'next-auth';
import { env, shareBaseUrl } from '@/lib/env';
import { authOptions } from './auth-options';
import { cookieName, cookieOptions } from './cookies';
import { googleIsConfigured } from './google';
import { safeReturnPath } from './return-path';

/**
 * Starts next-auth's Google sign-in from a plain form. next-auth wants its own token against forgery, which costs a page
 * without scripts an extra step; a server action's origin is checked already, so the token is made here.
 */
export async function signInWithGoogleAction(formData: FormData): Promise<void> {
  if (!googleIsConfigured()) redirect('/sign-in');
  shareBaseUrl();
  const csrfToken = randomBytes(32).toString('hex');
  const digest = createHash('sha256').update(`${csrfToken}${env().AUTH_SECRET}`).digest('hex');
  const jar = await cookies();
  jar.set(cookieName('tessera-csrf'), `${csrfToken}|${digest}`, cookieOptions());
  const request = new NextRequest(`${env().BASE_URL}/api/auth/signin/google`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, callbackUrl: safeReturnPath(formData.get('callbackUrl')) }),
  });
  const context = { params: Promise.resolve({ nextauth: ['signin', 'google'] }) };
  const response: Response = await NextAuth(request, context, authOptions());
  const { cookies: given } = new NextResponse(null, { headers: response.headers });
  for (const cookie of given.getAll()) jar.set(cookie);
  redirect(response.headers.get('location') ?? '/sign-in?error=google');
}
