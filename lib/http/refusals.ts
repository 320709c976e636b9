import type { IncomingMessage } from 'node:http';

/** Requests that are refused before Next reads them: the status, and what a person or a program is told. */
export const refusals = {
  'foreign-origin': {
    status: 403,
    message: 'This form was sent from another site. Open it here and send it again.',
  },
  'no-length': { status: 411, message: 'Say how long the body is: send it with Content-Length.' },
  'too-large': { status: 413, message: 'This is too much for a form. Send less than one megabyte.' },
} as const;

export type Refusal = keyof typeof refusals;

/** The route that gives the answer. */
export const refusalPath = (refusal: Refusal): string => `/api/refused/${refusal}`;

/** Next's own limit for server actions, beyond which it fails. */
const mostBytes = 1024 * 1024;

type Sent = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/** Why a form or a server action cannot be taken, by its headers alone; null for everything else. Routes decide themselves. */
export function refusalOf({ method, url = '/', headers }: Sent): Refusal | null {
  if (method !== 'POST' || url.startsWith('/api/') || !mayBeAction(headers)) return null;
  if (!isOwnOrigin(headers)) return 'foreign-origin';
  if (headers['content-length'] === undefined) return 'no-length';
  return Number(headers['content-length']) > mostBytes ? 'too-large' : null;
}

function mayBeAction(headers: Sent['headers']): boolean {
  return (
    'next-action' in headers ||
    /^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(headers['content-type'] ?? '')
  );
}

/** The comparison that Next makes. Without an Origin no browser sent it, and no stranger's cookies came with it. */
function isOwnOrigin({ origin, host, 'x-forwarded-host': forwarded }: Sent['headers']): boolean {
  if (!origin) return true;
  const ours = [forwarded].flat()[0]?.split(',')[0]?.trim() || host;
  return URL.canParse(origin) && new URL(origin).host === ours;
}
