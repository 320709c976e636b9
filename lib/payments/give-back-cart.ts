import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { endHold } from '@/lib/inventory/end-hold';
import { stopPaying } from '@/lib/inventory/start-paying';

/** A cart lives an hour at most: else paying and giving up in turns would keep seats from others for ever. */
const mostMinutes = 60;

/** Minutes that a buyer gets to choose anew after he gave up a payment. */
export const minutesToDecide = 8;

/**
 * Gives a cart back to its buyer for at most `minutes`, after a payment that is certain not to happen. A cart that has
 * had its hour ends instead, and its seats come free, unless a waitlist promised them for longer.
 */
export async function giveBackCart(tx: Transaction, holdId: string, minutes: number): Promise<void> {
  const [hold] = await tx.execute<{ age: number; promised: boolean }>(sql`
    select coalesce(offered_until > clock_timestamp(), false) as promised,
      (extract(epoch from clock_timestamp() - created_at) / 60)::float8 as age from holds where id = ${holdId}`);
  const left = Math.min(minutes, Math.floor(mostMinutes - (hold?.age ?? mostMinutes)));
  if (left < 1 && !hold?.promised) await endHold(tx, holdId);
  else await stopPaying(tx, holdId, Math.max(0, left));
}
