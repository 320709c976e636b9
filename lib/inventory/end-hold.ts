import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { freeHeld } from './internal';

/**
 * Ends a cart whose payment is certain not to happen and frees what it still holds at once; what was sold from it stays
 * sold. Repeating it changes nothing.
 */
export async function endHold(tx: Transaction, holdId: string): Promise<void> {
  await tx.execute(
    sql`update holds set state = 'expired' where id = ${holdId} and state in ('active', 'paying')`,
  );
  await freeHeld(tx, holdId);
}
