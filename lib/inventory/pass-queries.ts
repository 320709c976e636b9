import 'server-only';
import { sql } from 'drizzle-orm';
import { unstable_cache } from 'next/cache';
import { type Ctx, database } from '@/db';
import { catalogTag, eventTag } from '@/lib/catalog/tags';
import type { PassView } from './passes/pass-view';
import { readPasses } from './passes/read-passes';

/** The passes of a public event. Cached for a minute. */
export async function getPasses(slug: string): Promise<PassView[]> {
  const load = unstable_cache(
    () => readPasses({ db: database() }, sql`e.slug = ${slug} and e.status <> 'draft'`),
    ['passes', slug],
    { tags: [catalogTag, eventTag(slug)], revalidate: 60 },
  );
  return load();
}

/** The passes of a draft. For callers that have checked who asks. */
export const findDraftPasses = ({ db }: Ctx, eventId: string): Promise<PassView[]> =>
  readPasses({ db }, sql`e.id = ${eventId} and e.status = 'draft'`);
