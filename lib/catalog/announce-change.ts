import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { catalogChannel, catalogTag } from './tags';

// PostgreSQL refuses payloads of 8,000 bytes and more; past this many, "everything" is shorter.
const maxTags = 100;

/**
 * Tells every web process that pages with these tags (see tags.ts) are out of date. Inside a transaction it is heard
 * when that commits, and never if it does not.
 */
export async function announceCatalogChange({
  ctx,
  tags,
}: {
  ctx: Pick<Ctx, 'db'>;
  tags: string[];
}): Promise<void> {
  const payload = JSON.stringify(tags.length > maxTags ? [catalogTag] : tags);
  await ctx.db.execute(sql`select pg_notify(${catalogChannel}, ${payload})`);
}
