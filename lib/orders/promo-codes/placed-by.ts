import { type SQL, sql } from 'drizzle-orm';
import { type Actor, buyerKey, userIdOf } from '@/lib/actor';

/**
 * Condition on `orders`, or on the alias given: what one person has placed, whoever he was when he bought. This browser or
 * account, an account that has claimed what its owner bought as a guest, and what was paid under the address that he has
 * proven to be his. An address that is only typed counts for nothing: the answer would tell a stranger what its owner has
 * bought, and unpaid orders in his name would lock him out (docs/decisions/0017).
 */
export function placedBy(actor: Actor, orders: SQL = sql`orders`): SQL {
  const userId = userIdOf(actor);
  const byAccount = userId ? sql` or ${orders}.user_id = ${userId}` : sql``;
  const proven = actor.kind === 'fan' && actor.emailVerified ? actor.email : null;
  const byAddress = proven ? sql` or (${orders}.email = ${proven} and ${orders}.paid_at is not null)` : sql``;
  return sql`${orders}.buyer_key = ${buyerKey(actor)}${byAccount}${byAddress}`;
}
