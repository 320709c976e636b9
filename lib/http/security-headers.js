/**
 * Plain JavaScript, since next.config.js reads it before anything is compiled.
 *
 * Pages about one person are rendered for each request and get a policy with a nonce from proxy.ts. All other pages are
 * static and the same for everyone, so theirs is a constant. The reasons: docs/decisions/0003-content-security-policy.md.
 */

/** First path segments of the pages that pass through proxy.ts; its matcher names the same ones (a test compares them). */
export const privateSections = [
  'cart',
  'checkout',
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

/**
 * The Content-Security-Policy of a page.
 * @param {{ nonce?: string, formTargets?: string[], door?: boolean }} [page] With a nonce only scripts that carry it run, and what they
 *   load; `formTargets` are the origins to which a form of the page may lead in the end. `door` is the page that
 *   scans tickets: it reads QR codes with WebAssembly and registers a service worker.
 * @returns {string}
 */
export function contentSecurityPolicy({ nonce, formTargets = [], door = false } = {}) {
  // React's development build uses eval for its stack traces.
  const development = isDevelopment ? ["'unsafe-eval'"] : [];
  const scripts = nonce ? [`'nonce-${nonce}'`, "'strict-dynamic'"] : ["'unsafe-inline'"];
  /** @type {Record<string, string[]>} */
  const directives = {
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

/** @param {string} camera */
const features = (camera) =>
  `camera=(${camera}), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()`;

const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: features('') },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
];

/** For `headers` in next.config.js. */
export async function securityHeaders() {
  return [
    { source: '/(.*)', headers: everywhere },
    // The door scans tickets with the camera.
    {
      source: '/admin/:organizer/check-in/:performance',
      headers: [{ key: 'Permissions-Policy', value: features('self') }],
    },
    {
      source: '/(.*)',
      has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
      headers: [{ key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' }],
    },
    {
      source: `/((?!(?:${privateSections.join('|')})(?:/|$)).*)`,
      headers: [{ key: 'Content-Security-Policy', value: contentSecurityPolicy() }],
    },
  ];
}
