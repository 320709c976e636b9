import { sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withRollback } from '@/db';
import { userIdOf } from '@/lib/actor';
import { RollbackWith } from '@/lib/errors';
import { type SlowDown, spendTry } from '@/lib/identity/rate-limits';
import { newId } from '@/lib/ids';
import { enterLine } from './enter-line';
import { ownAddress } from './entry-access';
import type { JoinInput } from './input';
import { lockLine } from './line';
import type { OweWaitlistMail } from './owed-mail';
import { refusals, refusedBy, type WaitlistRefusal } from './refusals';

/** `entryId` only for who has shown that the address is his; everybody else is sent the link. */
export type Joined = { ok: true; entryId: string | null; email: string };

type Wish = JoinInput & { /** Of the network. */ address: string };

/**
 * Puts somebody on the waitlist of a level that is sold out: at once with a verified account, else when he follows the
 * link that is mailed to him. An address has one open place in each line; asking again mails the link anew, and changes
 * what an unconfirmed one wishes when its owner is signed in: anybody can type an address. What a guest is answered does not tell whether his address was there before.
 */
export async function joinWaitlist({
  ctx,
  input,
  owe,
}: {
  ctx: Ctx;
  input: Wish;
  owe: OweWaitlistMail;
}): Promise<Joined | WaitlistRefusal | SlowDown> {
  const own = ownAddress(ctx.actor);
  const email = own ?? input.email;
  if (!email) return refusals.noEntry();
  const slow =
    (await spendTry(ctx, 'mail-address', input.address)) ??
    (own ? null : await spendTry(ctx, 'waitlist-mail-to', email));
  if (slow) return slow;
  return withRollback<Joined | WaitlistRefusal, Ctx>(ctx, async (tx) => {
    const line = await lockLine(tx.db, input.priceLevelId);
    if (line?.performanceId !== input.performanceId) return refusals.noLine();
    const refused = refusedBy(line, input.quantity);
    if (refused) return refused;
    const entry = await openEntry(tx.db, { ...input, email, userId: own ? userIdOf(ctx.actor) : null });
    if (entry.state === 'unconfirmed' && own) {
      const stopped = await enterLine(tx.db, line, { entryId: entry.id, email, quantity: input.quantity });
      if (stopped) throw new RollbackWith(stopped);
    }
    if (!own || entry.state === 'unconfirmed') {
      const kind = own || entry.state !== 'unconfirmed' ? 'waitlist_joined' : 'waitlist_confirm';
      await owe({ ctx: tx, input: { kind, subjectId: entry.id, toAddress: email } });
    }
    return { ok: true, entryId: own ? entry.id : null, email };
  });
}

type Opening = JoinInput & { email: string; userId: string | null };

/** The open entry of an address in a line, or a new one. Until it is confirmed its owner may still wish for something else. */
async function openEntry(tx: Transaction, wish: Opening): Promise<{ id: string; state: string }> {
  const isOwn = sql`${wish.userId !== null}::boolean`;
  const [entry] = await tx.execute<{ id: string; state: string }>(sql`
    insert into waitlist_entries
      (id, performance_id, price_level_id, email, user_id, quantity, takes_fewer, state)
    values (${newId()}, ${wish.performanceId}, ${wish.priceLevelId}, ${wish.email}, ${wish.userId}, ${wish.quantity},
      ${wish.takesFewer}, 'unconfirmed')
    on conflict (price_level_id, email) where state in ('unconfirmed', 'waiting', 'offered') do update set
      quantity = case when waitlist_entries.state = 'unconfirmed' and ${isOwn} then excluded.quantity else waitlist_entries.quantity end,
      takes_fewer = case when waitlist_entries.state = 'unconfirmed' and ${isOwn} then excluded.takes_fewer else waitlist_entries.takes_fewer end,
      user_id = coalesce(waitlist_entries.user_id, excluded.user_id)
    returning id, state`);
  if (!entry) throw new Error('The insert returned nothing');
  return entry;
}
