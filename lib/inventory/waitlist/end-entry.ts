import { type SQL, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { freeHeld, lockBuyer } from '../internal';
import { keepForLine, lockLine } from './line';
import { refusals, type WaitlistRefusal } from './refusals';

type Ended = { ok: true; was: string } | WaitlistRefusal;

type Ending = {
  entryId: string /** Whose it must be; `x` is the entry. */;
  scope: SQL;
  to: 'left' | 'removed';
};

type Row = { state: string; hold_id: string | null; hold_state: string | null; buyer_key: string | null };

/**
 * Takes an entry off the list and frees what it was offered, for the next in line. Not while that is being paid for. An
 * entry that has ended stays as it is.
 */
export async function endEntry(ctx: Ctx, { entryId, scope, to }: Ending): Promise<Ended> {
  return withTransaction<Ended, Ctx>(ctx, async ({ db }) => {
    const [found] = await db.execute<{ level: string; buyer_key: string | null }>(sql`
      select x.price_level_id as level, h.buyer_key from waitlist_entries x left join holds h on h.id = x.hold_id
      where x.id = ${entryId} and ${scope}`);
    if (!found) return refusals.noEntry();
    if (found.buyer_key) await lockBuyer(db, found.buyer_key);
    if (!(await lockLine(db, found.level))) return refusals.noEntry();
    const [entry] = await db.execute<Row>(sql`
      select x.state, x.hold_id, h.state as hold_state, h.buyer_key
      from waitlist_entries x left join holds h on h.id = x.hold_id where x.id = ${entryId} for update of x`);
    if (!entry) return refusals.noEntry();
    if (!['unconfirmed', 'waiting', 'offered'].includes(entry.state)) return { ok: true, was: entry.state };
    // Offered, or taken into a cart, since it was looked at: the lock of that buyer comes before those that are held.
    if (entry.buyer_key !== found.buyer_key) return refusals.busy();
    if (entry.hold_id && !(await letGo(db, entry.hold_id))) return refusals.paying();
    await db.execute(sql`
      update waitlist_entries set state = ${to}, ended_at = clock_timestamp() where id = ${entryId}`);
    await keepForLine(db, found.level);
    return { ok: true, was: entry.state };
  });
}

/** False when the offer is being paid for, or has been. */
async function letGo(db: Transaction, holdId: string): Promise<boolean> {
  const [hold] = await db.execute<{ state: string }>(
    sql`select state from holds where id = ${holdId} for update`,
  );
  if (hold?.state === 'paying' || hold?.state === 'sold') return false;
  await db.execute(sql`update holds set state = 'released' where id = ${holdId} and state = 'active'`);
  await freeHeld(db, holdId);
  return true;
}
