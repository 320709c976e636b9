import { type SQL, sql } from 'drizzle-orm';
import { type Actor, buyerKey, userIdOf } from '@/lib/actor';

/**
 * Condition on `orders`, or on the alias given: what one person has placed, whoever he was when he bought. What this account
 * (or, without one, this browser) has ordered, and what was paid for as a guest under the address that the account has
 * proven. An address that is only typed counts for nothing, and what cost nothing counts only for who ordered it: the answer
 * would tell a stranger what its owner has, and orders in his name would lock him out (docs/decisions/0017).
 */
export function placedBy(actor: Actor, orders: SQL = sql`orders`): SQL {
  const userId = userIdOf(actor);
  const proven = actor.kind === 'fan' && actor.emailVerified ? actor.email : null;
  const byAddress = proven ? sql` or ${orders}.email = ${proven}` : sql``;
  const paidFor = sql`${orders}.paid_at is not null and ${orders}.total > 0`;
  const elsewhere = userId ? sql` or (${paidFor} and (${orders}.user_id = ${userId}${byAddress}))` : sql``;
  return sql`${orders}.buyer_key = ${buyerKey(actor)}${elsewhere}`;
}
