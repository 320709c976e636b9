import { sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { enterLine } from './enter-line';
import { type EntryWish, mayOpen } from './entry-access';
import { lockLine } from './line';
import { refusals, type WaitlistRefusal } from './refusals';

type Confirmed = { ok: true } | WaitlistRefusal;

/** Takes the last place in line for an entry whose link was followed. Repeating it changes nothing. */
export async function confirmEntry({ ctx, input }: { ctx: Ctx; input: EntryWish }): Promise<Confirmed> {
  return withTransaction<Confirmed, Ctx>(ctx, async ({ db, actor }) => {
    const [found] = await db.execute<{ level: string }>(sql`
      select x.price_level_id as level from waitlist_entries x where ${mayOpen(actor, input)}`);
    const line = found && (await lockLine(db, found.level));
    if (!line) return refusals.noEntry();
    const [entry] = await db.execute<{ state: string; email: string; quantity: number }>(sql`
      select state, email, quantity from waitlist_entries where id = ${input.entryId} for update`);
    if (entry?.state !== 'unconfirmed') return { ok: true };
    return (await enterLine(db, line, { entryId: input.entryId, ...entry })) ?? { ok: true };
  });
}
