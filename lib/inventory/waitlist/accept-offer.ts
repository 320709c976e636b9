import { sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withRollback } from '@/db';
import { buyerKey } from '@/lib/actor';
import { env } from '@/lib/env';
import { RollbackWith } from '@/lib/errors';
import { lockBuyer } from '../internal';
import { type EntryWish, mayOpen } from './entry-access';
import { refusals, type WaitlistRefusal } from './refusals';

type Accepted = { ok: true } | WaitlistRefusal;

/**
 * Puts what was offered into the caller's cart: the hold itself moves, so nobody else can get at it meanwhile. Whoever has
 * the link may take it to another device. A cart with something in it stays as it is, and the offer too. Who takes it in
 * its last minutes gets as many as any cart lives. An offer that has run out is gone, whoever swept it.
 */
export async function acceptOffer({ ctx, input }: { ctx: Ctx; input: EntryWish }): Promise<Accepted> {
  return withRollback<Accepted, Ctx>(ctx, async (tx) => {
    const mine = buyerKey(tx.actor);
    const [found] = await tx.db.execute<{ buyer_key: string | null }>(sql`
      select h.buyer_key from waitlist_entries x left join holds h on h.id = x.hold_id where ${mayOpen(tx.actor, input)}`);
    if (!found) return refusals.noEntry();
    if (!found.buyer_key) return refusals.lapsed();
    for (const key of [...new Set([found.buyer_key, mine])].sort()) await lockBuyer(tx.db, key);
    const offer = await lockOffer(tx.db, input.entryId);
    if (offer?.buyer_key !== found.buyer_key) return refusals.busy();
    if (offer.hold_state === 'paying') return offer.buyer_key === mine ? { ok: true } : refusals.paying();
    if (!offer.lives) return refusals.lapsed();
    if (offer.buyer_key !== mine) {
      if (!(await closeEmptyCart(tx.db, mine))) return refusals.cartOpen();
      await tx.db.execute(sql`update holds set buyer_key = ${mine} where id = ${offer.hold_id}`);
    }
    if (!offer.taken && !(await prolong(tx.db, offer))) throw new RollbackWith(refusals.lapsed());
    await tx.db.execute(sql`
      update waitlist_entries set taken_at = coalesce(taken_at, clock_timestamp()) where id = ${input.entryId}`);
    return { ok: true };
  });
}

type Offer = {
  hold_id: string;
  hold_state: string;
  buyer_key: string;
  quantity: number;
  taken: boolean;
  lives: boolean;
};

async function lockOffer(tx: Transaction, entryId: string): Promise<Offer | undefined> {
  await tx.execute(sql`select 1 from waitlist_entries where id = ${entryId} for update`);
  await tx.execute(sql`
    select 1 from holds where id = (select hold_id from waitlist_entries where id = ${entryId}) for update`);
  // Judged after the waits, by the database's clock.
  const [offer] = await tx.execute<Offer>(sql`
    select h.id as hold_id, h.state as hold_state, h.buyer_key, x.offered_quantity as quantity,
      x.taken_at is not null as taken,
      x.state = 'offered' and h.state = 'active' and h.expires_at > clock_timestamp() as lives
    from waitlist_entries x join holds h on h.id = x.hold_id where x.id = ${entryId}`);
  return offer;
}

/** True when the buyer has no cart, or one that is empty or has lapsed: that one is closed, since there is one to a buyer. */
async function closeEmptyCart(tx: Transaction, buyer: string): Promise<boolean> {
  const [cart] = await tx.execute<{ id: string; live: boolean }>(sql`
    select h.id, h.state = 'paying' or (h.expires_at > clock_timestamp() and (
        exists (select 1 from claims c where c.hold_id = h.id and c.state = 'held')
        or exists (select 1 from place_claims c where c.hold_id = h.id and c.state = 'held'))) as live
    from holds h where h.buyer_key = ${buyer} and h.state in ('active', 'paying') for update`);
  if (cart?.live) return false;
  if (cart) await tx.execute(sql`update holds set state = 'expired' where id = ${cart.id}`);
  return true;
}

/** Gives the cart at least the life of any other, with its claims; false when some of these are gone. */
async function prolong(tx: Transaction, { hold_id, quantity }: Offer): Promise<boolean> {
  const seconds = Math.round(env().HOLD_MINUTES * 60);
  await tx.execute(sql`
    update holds set expires_at = greatest(expires_at, clock_timestamp() + make_interval(secs => ${seconds}))
    where id = ${hold_id}`);
  const until = sql`(select expires_at from holds where id = ${hold_id})`;
  const seats = await tx.execute(sql`
    update claims set expires_at = ${until} where (performance_id, seat_id) in (
      select performance_id, seat_id from claims where hold_id = ${hold_id} and state = 'held'
      order by performance_id, seat_id for update) and hold_id = ${hold_id}
    returning seat_id`);
  const places = await tx.execute<{ quantity: number }>(sql`
    update place_claims set expires_at = ${until} where hold_id = ${hold_id} and state = 'held' returning quantity`);
  return seats.length + places.reduce((sum, row) => sum + row.quantity, 0) === quantity;
}
