import { randomBytes } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { env } from '@/lib/env';
import { contentSecurityPolicy, doorPage } from '@/lib/http/security-headers';

/** Where a form may lead in the end: paying goes to Stripe, signing in may go to Google. */
function formTargets(): string[] {
  const { STRIPE_API_URL, GOOGLE_CLIENT_ID } = env();
  const stripe = STRIPE_API_URL ? new URL(STRIPE_API_URL).origin : 'https://checkout.stripe.com';
  return GOOGLE_CLIENT_ID ? [stripe, 'https://accounts.google.com'] : [stripe];
}

/** Gives each page about one person a policy with a nonce of its own; Next finds it in the request's header. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy({
    nonce,
    formTargets: formTargets(),
    door: doorPage.test(request.nextUrl.pathname),
  });
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  // Where a sign-in leads back to.
  headers.set('x-requested-path', request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  // Their addresses can carry keys: no other site learns them.
  response.headers.set('referrer-policy', 'same-origin');
  return response;
}

// Narrow on purpose: passing through here costs a static page its speed; and few rules, since each is tried.
export const config = {
  matcher: [
    '/(cart|checkout|waitlist|queue|preview|orders|account|sign-in|sign-up|verify|reset|admin|ops)/:path*',
    '/events/:slug/:performanceId/waitlist',
  ],
};
