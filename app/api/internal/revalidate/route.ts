import { revalidateTag } from 'next/cache';
import { z } from 'zod';
import { revalidationPurpose } from '@/lib/catalog/tags';
import { isSignatureOf } from '@/lib/identity/signing';

const body = z.array(z.string().min(1).max(256)).min(1).max(100);

/** Marks cached pages as out of date in this process. Called by the process itself (lib/catalog/follow-changes.ts). */
export async function POST(request: Request) {
  const signature = request.headers.get('x-internal-key') ?? '';
  if (!isSignatureOf(signature, revalidationPurpose, '')) return new Response(null, { status: 404 });
  const tags = body.safeParse(await request.json().catch(() => null));
  if (!tags.success) return new Response(null, { status: 400 });
  // Nothing stale is served any more: whoever buys must not see yesterday's price.
  for (const tag of tags.data) revalidateTag(tag, { expire: 0 });
  return new Response(null, { status: 204 });
}
