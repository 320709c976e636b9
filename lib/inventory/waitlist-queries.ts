import 'server-only';
import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { isId } from '@/lib/ids';
import { type EntryWish, mayOpen } from './waitlist/entry-access';
import { type Entry, findEntry } from './waitlist/find-entry';
import { endsAtOf, freeOf, modeOf, offerMinutesOf, termsJoin } from './waitlist/terms-sql';

export type OpenLine = {
  levelId: string;
  name: string;
  price: number;
  /** Who waits already. */
  waiting: number;
  minimum: number;
  most: number;
};

type WaitlistView = {
  /** Levels that are sold out and can be waited for. */
  lines: OpenLine[];
  /** Levels that can be bought right now. */
  onSale: string[];
  /** False when nobody can join: switched off, sale not begun, ended or cancelled. */
  open: boolean;
  offerMinutes: number;
};

type Row = OpenLine & { sold_out: boolean; open: boolean; offer_minutes: number };

/** What can be waited for in a performance, as of now. Levels behind an access code have no waitlist. */
export async function getWaitlist({ db }: Ctx, performanceId: string): Promise<WaitlistView> {
  const rows = await db.execute<Row>(sql`
    select l.id as "levelId", l.name, l.price, l.min_per_order as minimum,
      least(p.max_per_order, p.max_per_buyer, l.max_per_order)::int as most,
      (select count(*)::int from waitlist_entries x where x.price_level_id = l.id and x.state = 'waiting') as waiting,
      (l.waitlisted or ${freeOf} = 0) as sold_out, ${offerMinutesOf} as offer_minutes,
      (${modeOf} <> 'off' and e.status = 'published' and p.status = 'scheduled' and p.on_sale_at <= now()
        and coalesce(l.on_sale_at <= now(), true) and ${endsAtOf} > now() + interval '15 minutes') as open
    from price_levels l join performances p on p.id = l.performance_id ${termsJoin}
    join events e on e.id = p.event_id
    where p.id = ${performanceId} and not p.access_code_required and not l.access_code_required
    order by l.position`);
  const open = rows.filter((row) => row.open);
  return {
    lines: open.filter((row) => row.sold_out),
    onSale: open.filter((row) => !row.sold_out).map(({ name }) => name),
    open: open.length > 0,
    offerMinutes: rows[0]?.offer_minutes ?? 0,
  };
}

/** The caller's entry, by its link or his account; null when there is none, or it is not his. */
export async function getEntry({ actor, db }: Ctx, wish: EntryWish): Promise<Entry | null> {
  if (!isId(wish.entryId)) return null;
  const [mine] = await db.execute(sql`select 1 from waitlist_entries x where ${mayOpen(actor, wish)}`);
  return mine ? findEntry(db, wish.entryId) : null;
}
