import { type SQL, sql } from 'drizzle-orm';
import { type Actor, buyerKey, userIdOf } from '@/lib/actor';

/**
 * Condition on `orders`, or on the alias given: what one person has placed, whoever he was when he bought. This browser or
 * account, an account that has claimed what its owner bought as a guest, or anybody with the same address.
 */
export function placedBy(actor: Actor, email: string | null, orders: SQL = sql`orders`): SQL {
  const userId = userIdOf(actor);
  const byAccount = userId ? sql` or ${orders}.user_id = ${userId}` : sql``;
  const byAddress = email ? sql` or ${orders}.email = ${email}` : sql``;
  return sql`${orders}.buyer_key = ${buyerKey(actor)}${byAccount}${byAddress}`;
}
