import type { IncomingHttpHeaders } from 'node:http';

/**
 * Pages about one person are rendered for each request and get a policy with a nonce from proxy.ts. All other pages are
 * static and the same for everyone, so theirs is a constant. The reasons: docs/decisions/0003-content-security-policy.md.
 */

/** First path segments of the pages that pass through proxy.ts; its matcher names the same ones (a test compares them). */
export const privateSections = [
  'cart',
  'checkout',
  'waitlist',
  'queue',
  'preview',
  'orders',
  'account',
  'sign-in',
  'sign-up',
  'verify',
  'reset',
  'admin',
  'ops',
];

const isDevelopment = process.env.NODE_ENV === 'development';

type Page = {
  /** Only scripts that carry it run, and what they load. */
  nonce?: string;
  /** Origins to which a form of the page may lead in the end. */
  formTargets?: string[];
  /** The page that scans tickets: it reads QR codes with WebAssembly and registers a service worker. */
  door?: boolean;
};

/** The Content-Security-Policy of a page. */
export function contentSecurityPolicy({ nonce, formTargets = [], door = false }: Page = {}): string {
  // React's development build uses eval for its stack traces.
  const development = isDevelopment ? ["'unsafe-eval'"] : [];
  const scripts = nonce ? [`'nonce-${nonce}'`, "'strict-dynamic'"] : ["'unsafe-inline'"];
  const directives: Record<string, string[]> = {
    'default-src': ["'self'"],
    'script-src': ["'self'", ...scripts, ...(door ? ["'wasm-unsafe-eval'"] : []), ...development],
    ...(door && { 'worker-src': ["'self'"] }),
    'script-src-attr': ["'none'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'object-src': ["'none'"],
    'frame-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'", ...formTargets],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

const features = (camera: string) =>
  `camera=(${camera}), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()`;

const everywhere: [string, string][] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
];
const policyOfAll = contentSecurityPolicy();
const privatePages = new RegExp(`^/(?:${privateSections.join('|')})(?:[/?]|$)`);

/** The page that scans tickets with the camera. */
export const doorPage = /^\/admin\/[^/?]+\/check-in\/[^/?]+\/?(?:\?|$)/;

/** The headers of every answer, by the request's address and headers. */
export function securityHeaders(url: string, headers: IncomingHttpHeaders): [string, string][] {
  const answer: [string, string][] = [
    ...everywhere,
    ['Permissions-Policy', features(doorPage.test(url) ? 'self' : '')],
  ];
  if (!privatePages.test(url)) answer.push(['Content-Security-Policy', policyOfAll]);
  if (headers['x-forwarded-proto'] === 'https') {
    answer.push(['Strict-Transport-Security', 'max-age=63072000; includeSubDomains']);
  }
  return answer;
}
