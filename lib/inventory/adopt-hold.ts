import { sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { buyerKey } from '@/lib/actor';
import { lockBuyer } from './internal';

/**
 * Lets a guest's cart follow into the account at sign-in. When the account has a cart of its own that is still live,
 * that one stays and the guest's keeps running under the cookie until it lapses. Returns whether a cart moved.
 */
export async function adoptHold({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { visitorId: string; userId: string };
}): Promise<boolean> {
  const visitor = buyerKey({ kind: 'visitor', visitorId: input.visitorId });
  const user = `user:${input.userId}`;
  return withTransaction(ctx, async ({ db }) => {
    for (const key of [visitor, user].sort()) await lockBuyer(db, key);
    const [cart] = await db.execute<{ id: string }>(sql`
      select id from holds where buyer_key = ${visitor} and state in ('active', 'paying')
        and not exists (select 1 from holds mine where mine.buyer_key = ${user} and mine.state in ('active', 'paying'))`);
    if (!cart) return false;
    await db.execute(sql`
      update orders set buyer_key = ${user}, user_id = ${input.userId}, updated_at = now()
      where hold_id = ${cart.id} and status in ('open', 'awaiting_payment')`);
    await db.execute(sql`update holds set buyer_key = ${user} where id = ${cart.id}`);
    return true;
  });
}
