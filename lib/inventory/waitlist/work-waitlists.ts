import { sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { keepForLine, lockLine } from './line';
import { offerNext } from './offer-next';
import type { OweWaitlistMail } from './owed-mail';
import { endsAtOf, freeOf, modeOf, termsJoin } from './terms-sql';

/** Days after which an entry that nobody confirmed is forgotten. */
const confirmDays = 3;

/**
 * One round over all waitlists: notes which offers were bought or have lapsed, ends lists whose time has come, and offers
 * what is free to the next in line. Harmless to repeat and to overlap. Returns how many offers were made.
 */
export async function workWaitlists({
  ctx,
  owe,
  atOnce = 200,
}: {
  ctx: Ctx;
  owe: OweWaitlistMail;
  /** Lines that are looked for at once; the round goes through all of them. */
  atOnce?: number;
}): Promise<number> {
  await settleOffers(ctx);
  await forgetUnconfirmed(ctx);
  await endLists(ctx);
  let made = 0;
  let last: string | null = null;
  do {
    const due: { id: string }[] = await dueLines(ctx, last, atOnce);
    for (const { id } of due) made += await offerNext({ ctx, input: { priceLevelId: id }, owe });
    // On from there: lines with something free that nobody can use would keep those behind them waiting for ever.
    last = due.length < atOnce ? null : (due.at(-1)?.id ?? null);
  } while (last !== null);
  return made;
}

const dueLines = ({ db }: Ctx, after: string | null, atOnce: number) =>
  db.execute<{ id: string }>(sql`
    select l.id from price_levels l join performances p on p.id = l.performance_id ${termsJoin}
    where l.waitlisted and p.status = 'scheduled' and ${modeOf} = 'automatic' and ${freeOf} > 0
      ${after === null ? sql`` : sql`and l.id > ${after}`}
    order by l.id limit ${atOnce}`);

const ended = sql`(h.state in ('sold', 'released', 'expired')
  or (h.state = 'active' and h.expires_at <= clock_timestamp()))`;

/**
 * What became of offers that have ended. Each is looked at again behind the lock of its entry, which whoever takes an
 * offer has first, and of its hold, which whoever starts to pay has: one that was taken or went to the payment in its last
 * moment lives on.
 */
export async function settleOffers(ctx: Ctx): Promise<void> {
  await withTransaction(ctx, async ({ db }) => {
    const found = await db.execute<{ id: string }>(sql`
      select x.id from waitlist_entries x join holds h on h.id = x.hold_id
      where x.state = 'offered' and ${ended} order by x.id limit 500 for update of x, h skip locked`);
    if (found.length === 0) return;
    await db.execute(sql`
      update waitlist_entries x
      set state = (case when h.state = 'sold' then 'bought' else 'lapsed' end)::waitlist_state,
        ended_at = clock_timestamp()
      from holds h
      where x.id = any(${`{${found.map(({ id }) => id).join(',')}}`}::uuid[]) and x.state = 'offered'
        and h.id = x.hold_id and ${ended}`);
  });
}

/** Ends lists whose sale ends soon or whose date is cancelled: who still waits is let go, and the level is everybody's. */
async function endLists(ctx: Ctx): Promise<void> {
  const due = await ctx.db.execute<{ id: string }>(sql`
    select distinct l.id from waitlist_entries x
    join price_levels l on l.id = x.price_level_id
    join performances p on p.id = l.performance_id ${termsJoin}
    join events e on e.id = p.event_id
    where x.state in ('unconfirmed', 'waiting')
      and (${endsAtOf} <= clock_timestamp() or p.status = 'cancelled' or e.status = 'cancelled')
    limit 200`);
  for (const { id } of due) {
    await withTransaction(ctx, async ({ db }) => {
      const line = await lockLine(db, id, { skip: true });
      if (!line || !(line.ended || line.cancelled)) return;
      await db.execute(sql`
        update waitlist_entries set state = 'closed', ended_at = clock_timestamp()
        where price_level_id = ${id} and state in ('unconfirmed', 'waiting')`);
      await keepForLine(db, id);
    });
  }
}

const forgetUnconfirmed = ({ db }: Ctx) =>
  db.execute(sql`
    delete from waitlist_entries where state = 'unconfirmed'
      and created_at < now() - make_interval(days => ${confirmDays})`);
