import { createHash, timingSafeEqual } from 'node:crypto';
import { connection } from 'next/server';
import { database } from '@/db';
import { env } from '@/lib/env';
import { metrics } from '@/lib/operations/metrics';

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Whether the caller knows METRICS_TOKEN. Without one, nobody does: a proxy on this machine makes everybody local. */
function isInvited(request: Request): boolean {
  const { METRICS_TOKEN } = env();
  const [, given] = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
  return Boolean(METRICS_TOKEN && given && timingSafeEqual(digest(given), digest(METRICS_TOKEN)));
}

/** Metrics for Prometheus; for who is not invited there is nothing. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  if (!isInvited(request)) return new Response('Not found\n', { status: 404 });
  const text = await metrics({ ctx: { actor: { kind: 'job', name: 'metrics' }, db: database() } });
  const type = 'text/plain; version=0.0.4; charset=utf-8';
  return new Response(text, { headers: { 'content-type': type, 'cache-control': 'private, no-store' } });
}
