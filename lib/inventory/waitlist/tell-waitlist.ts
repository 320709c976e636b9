import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { enqueue } from '@/lib/queue/enqueue';

/** For the `returning` of a statement that frees claims: whether somebody waits for the level of the row. */
export const waitedFor = sql`(select l.waitlisted from price_levels l where l.id = price_level_id) as waited`;

export type Freed = { price_level_id: string; waited: boolean | null };

/**
 * Has what has just come free offered to the next in line, by a job that exists if this transaction commits. Says nothing
 * where nobody waits. Only for speed: the worker's round finds what nobody told it.
 */
export async function tellWaitlist(tx: Transaction, freed: Iterable<Freed>): Promise<void> {
  const levels = new Set<string>();
  for (const { price_level_id, waited } of freed) if (waited) levels.add(price_level_id);
  for (const priceLevelId of levels) await enqueue(tx, 'offer-waitlist', { priceLevelId });
}
