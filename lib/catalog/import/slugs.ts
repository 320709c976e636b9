import { inArray, sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { events } from '@/db/schema';
import type { PlannedEvent } from './plan';

/** A slug for each new event that nobody has: the wished one, else with "-2", "-3" … behind. By source id. */
export async function freeSlugs(
  db: Transaction,
  wanted: readonly PlannedEvent[],
): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map();
  const stem = sql<string>`regexp_replace(${events.slug}, '-\\d+$', '')`;
  const wishes = wanted.map((event) => event.slug);
  const stems = wishes.flatMap((slug) => [slug, slug.replace(/-\d+$/, '')]);
  const rows = await db.select({ slug: events.slug }).from(events).where(inArray(stem, stems));
  const taken = new Set(rows.map((row) => row.slug));
  const chosen = new Map<string, string>();
  for (const event of wanted) {
    let slug = event.slug;
    for (let count = 2; taken.has(slug); count++) slug = `${event.slug}-${count}`;
    taken.add(slug);
    chosen.set(event.sourceId, slug);
  }
  return chosen;
}
