import { sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withRollback, withTransaction } from '@/db';
import { RollbackWith } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { recordChange } from '@/lib/organizers/audit';
import { claimBest } from '../claim-best';
import { claimPlaces } from '../claim-places';
import { keepForLine, type Line, lockLine } from './line';
import { nextOffers } from './order-rule';
import type { OweWaitlistMail } from './owed-mail';

type Tx = Ctx & { db: Transaction };

/** Offers that one transaction makes at most; the round comes again in seconds. */
const mostAtOnce = 25;

type Wish = {
  priceLevelId: string;
  /** By hand: how many offers, also while the list does not offer by itself. */
  byHand?: number;
};

/**
 * Offers what is free of a level to those who are next in line: for each a hold of his own with what is claimed by it, his
 * entry and the mail to him, all in one transaction under the line's lock. Returns how many were made. Repeating it
 * makes only those that are due; two workers at one line do not wait for each other.
 */
export async function offerNext({
  ctx,
  input: { priceLevelId, byHand },
  owe,
}: {
  ctx: Ctx;
  input: Wish;
  owe: OweWaitlistMail;
}): Promise<number> {
  return withTransaction(ctx, async (tx) => {
    const line = await lockLine(tx.db, priceLevelId, { skip: byHand === undefined });
    if (!line?.sells || line.offerUntil === null || line.free === 0) return 0;
    if (byHand === undefined && line.mode !== 'automatic') return 0;
    const waiting = await tx.db.execute<Waiting>(sql`
      select id, quantity, takes_fewer as "takesFewer", email from waitlist_entries
      where price_level_id = ${priceLevelId} and state = 'waiting' order by joined_at, id for update`);
    const most = Math.min(byHand ?? mostAtOnce, mostAtOnce);
    let made = 0;
    for (const { entryId, quantity } of nextOffers([...waiting], { ...line, most })) {
      const email = waiting.find(({ id }) => id === entryId)?.email ?? '';
      // Somebody without a waitlist's right was faster with a seat: the rest is decided anew, in line, next time.
      if (!(await offer(tx, line, { entryId, quantity }))) break;
      await owe({ ctx: tx, input: { kind: 'waitlist_offer', subjectId: entryId, toAddress: email } });
      made++;
    }
    if (made > 0) await keepForLine(tx.db, priceLevelId);
    return made;
  });
}

type Waiting = { id: string; quantity: number; takesFewer: boolean; email: string };

/** One offer, or none of it: false when its places could not all be claimed. */
async function offer(ctx: Tx, line: Line, { entryId, quantity }: { entryId: string; quantity: number }) {
  return withRollback<boolean, Tx>(ctx, async (tx) => {
    const holdId = newId();
    await tx.db.execute(sql`
      insert into holds (id, buyer_key, currency, expires_at, offered_until)
      values (${holdId}, ${`waitlist:${entryId}`}, ${line.currency}, ${line.offerUntil}, ${line.offerUntil})`);
    if (!(await claim(tx, line, holdId, quantity))) throw new RollbackWith(false);
    await tx.db.execute(sql`
      update waitlist_entries set state = 'offered', hold_id = ${holdId}, offered_quantity = ${quantity},
        offered_at = clock_timestamp(), offered_until = ${line.offerUntil}
      where id = ${entryId} and state = 'waiting'`);
    await recordChange(tx, {
      organizerId: line.organizerId,
      action: 'waitlist.offered',
      subjectType: 'waitlist',
      subjectId: entryId,
      after: { priceLevelId: line.priceLevelId, quantity, until: line.offerUntil },
    });
    return true;
  });
}

async function claim(tx: Tx, line: Line, holdId: string, quantity: number): Promise<boolean> {
  const { performanceId, priceLevelId, planId } = line;
  if (line.kind === 'general') {
    return (await claimPlaces(tx.db, { performanceId, priceLevelId, holdId, quantity })).ok;
  }
  if (!planId) return false;
  return (await claimBest(tx.db, tx.actor, { performanceId, planId, priceLevelId, holdId, quantity })).ok;
}
