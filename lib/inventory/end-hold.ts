import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { freeHeld } from './internal';

/** Ends a cart whose payment is certain not to happen and frees its seats at once. Repeating it changes nothing. */
export async function endHold(tx: Transaction, holdId: string): Promise<void> {
  const ended = await tx.execute(
    sql`update holds set state = 'expired' where id = ${holdId} and state in ('active', 'paying') returning id`,
  );
  if (ended.length > 0) await freeHeld(tx, holdId);
}
