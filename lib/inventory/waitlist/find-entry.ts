import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { endsAtOf, modeOf, termsJoin } from './terms-sql';
import type { EntryState } from './waitlist-view';

export type Entry = {
  id: string;
  state: EntryState;
  email: string;
  userId: string | null;
  quantity: number;
  takesFewer: boolean;
  holdId: string | null;
  offeredQuantity: number | null;
  /** ISO. */
  offeredUntil: string | null;
  /** False when the offer has run out, or its seats were bought or let go. */
  offerLives: boolean;
  isPaying: boolean;
  taken: boolean;
  performanceId: string;
  priceLevelId: string;
  levelName: string;
  eventTitle: string;
  eventSlug: string;
  startsAt: string;
  timeKnown: boolean;
  timeZone: string;
  venueName: string;
  cityName: string;
  /** Who joined earlier and still waits. */
  ahead: number;
  mode: 'automatic' | 'by_hand' | 'off';
  endsAt: string;
};

const iso = (column: ReturnType<typeof sql>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** An entry of a waitlist with what is to be said about it. For callers that have checked its key or its account. */
export async function findEntry(db: Ctx['db'], entryId: string): Promise<Entry | null> {
  const [entry] = await db.execute<Entry>(sql`
    select x.id, x.state, x.email, x.user_id as "userId", x.quantity, x.takes_fewer as "takesFewer",
      x.hold_id as "holdId", x.offered_quantity as "offeredQuantity", ${iso(sql`x.offered_until`)} as "offeredUntil",
      coalesce(x.state = 'offered' and (h.state = 'paying' or (h.state = 'active' and h.expires_at > clock_timestamp())), false) as "offerLives",
      coalesce(h.state = 'paying', false) as "isPaying", x.taken_at is not null as taken,
      p.id as "performanceId", l.id as "priceLevelId", l.name as "levelName", e.title as "eventTitle", e.slug as "eventSlug",
      ${iso(sql`p.starts_at`)} as "startsAt", p.time_known as "timeKnown", v.time_zone as "timeZone",
      v.name as "venueName", c.name as "cityName", ${modeOf} as mode, ${iso(endsAtOf)} as "endsAt",
      (select count(*)::int from waitlist_entries a where a.price_level_id = l.id and a.state = 'waiting'
         and (a.joined_at, a.id) < (x.joined_at, x.id)) as ahead
    from waitlist_entries x
    join price_levels l on l.id = x.price_level_id
    join performances p on p.id = x.performance_id ${termsJoin}
    join events e on e.id = p.event_id
    join venues v on v.id = p.venue_id
    join cities c on c.id = v.city_id
    left join holds h on h.id = x.hold_id
    where x.id = ${entryId}`);
  return entry ?? null;
}
