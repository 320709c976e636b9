import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import { database } from '@/db';
import { events } from '@/db/schema';

// A listing asks for thirty posters at once; what was asked lately needs no database. Oldest out first.
const lately = new Map<string, string>();
const most = 4_000;

/** The category of a public event, which decides how its poster looks; null for drafts and for what does not exist. */
export async function findCategory(slug: string): Promise<string | null> {
  const known = lately.get(slug);
  if (known) return known;
  const [event] = await database()
    .select({ category: events.category })
    .from(events)
    .where(and(eq(events.slug, slug), ne(events.status, 'draft')));
  if (!event) return null;
  if (lately.size >= most) lately.delete(lately.keys().next().value ?? '');
  lately.set(slug, event.category);
  return event.category;
}
