import 'server-only';
import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { formatMoment } from '@/lib/clock';
import { isId } from '@/lib/ids';
import { endsAtOf, freeOf, modeOf, offerMinutesOf, termsJoin, waitlistDefaults } from './waitlist/terms-sql';
import { type EntryState, stateText, type WaitlistMode } from './waitlist/waitlist-view';

export type OwnLine = {
  id: string;
  name: string;
  /** Nobody else can buy what is free. */
  kept: boolean;
  free: number;
  /** People and the tickets that they wish for. */
  waiting: number;
  wished: number;
  /** Offers that are out; how many of these lie in a cart. */
  offered: number;
  taken: number;
  bought: number;
  lapsed: number;
};

type OwnEntry = {
  id: string;
  email: string;
  level: string;
  quantity: number;
  takesFewer: boolean;
  state: EntryState;
  /** Place in line, from 1; null for who does not wait. */
  place: number | null;
  /** ISO. */
  joinedAt: string | null;
  offeredUntil: string | null;
};

export type OwnWaitlist = {
  title: string;
  startsAt: string;
  timeZone: string;
  mode: WaitlistMode;
  offerMinutes: number;
  endsBeforeMinutes: number;
  endsAt: string;
  lines: OwnLine[];
  /** Who is on the list now, in order; at most `mostShown`. */
  entries: OwnEntry[];
};

const mostShown = 200;
const iso = (column: ReturnType<typeof sql>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

type Head = Omit<OwnWaitlist, 'lines' | 'entries'>;

/** The waitlists of one of the organizer's dates; null when the event has no such date, or is not the organizer's. */
export async function getOwnWaitlist(
  { db }: Ctx,
  organizerId: string,
  { eventId, performanceId }: { eventId: string; performanceId: string },
): Promise<OwnWaitlist | null> {
  if (!isId(eventId) || !isId(performanceId)) return null;
  const [head] = await db.execute<Head>(sql`
    select e.title, ${iso(sql`p.starts_at`)} as "startsAt", v.time_zone as "timeZone", ${modeOf} as mode,
      ${offerMinutesOf} as "offerMinutes", coalesce(w.ends_before_minutes, ${waitlistDefaults.endsBeforeMinutes}::int)::int as "endsBeforeMinutes",
      ${iso(sql`(select min(${endsAtOf}) from (select null::timestamptz as off_sale_at) l)`)} as "endsAt"
    from performances p ${termsJoin} join events e on e.id = p.event_id join venues v on v.id = p.venue_id
    where p.id = ${performanceId} and e.id = ${eventId} and e.organizer_id = ${organizerId}`);
  if (!head) return null;
  const count = (state: EntryState) =>
    sql`(select count(*)::int from waitlist_entries x where x.price_level_id = l.id and x.state = ${state})`;
  const [lines, entries] = await Promise.all([
    db.execute<OwnLine>(sql`
      select l.id, l.name, l.waitlisted as kept, ${freeOf} as free, ${count('waiting')} as waiting,
        (select coalesce(sum(x.quantity), 0)::int from waitlist_entries x where x.price_level_id = l.id and x.state = 'waiting') as wished,
        ${count('offered')} as offered,
        (select count(*)::int from waitlist_entries x where x.price_level_id = l.id and x.state = 'offered' and x.taken_at is not null) as taken,
        ${count('bought')} as bought, ${count('lapsed')} as lapsed
      from price_levels l join performances p on p.id = l.performance_id
      where p.id = ${performanceId} order by l.position`),
    db.execute<OwnEntry>(entriesOf(organizerId, performanceId, true)),
  ]);
  return { ...head, lines: [...lines], entries: [...entries] };
}

/** In the order of the levels, then of joining; without an organizer who owns the date, nothing. */
const entriesOf = (organizerId: string, performanceId: string, openOnly: boolean) => sql`
  select x.id, x.email, l.name as level, x.quantity, x.takes_fewer as "takesFewer", x.state,
    case when x.state = 'waiting' then row_number() over (partition by l.id, x.state order by x.joined_at, x.id)::int end as place,
    ${iso(sql`x.joined_at`)} as "joinedAt", ${iso(sql`x.offered_until`)} as "offeredUntil"
  from waitlist_entries x join price_levels l on l.id = x.price_level_id
  join performances p on p.id = x.performance_id join events e on e.id = p.event_id
  where p.id = ${performanceId} and e.organizer_id = ${organizerId}
    ${openOnly ? sql`and x.state in ('waiting', 'offered')` : sql`and x.state <> 'unconfirmed'`}
  order by l.position, x.state = 'waiting', x.joined_at, x.id ${openOnly ? sql`limit ${mostShown}` : sql``}`;

/** The whole list for a spreadsheet, the heading first; also who is no longer on it. */
export async function* waitlistRows(
  { db }: Ctx,
  organizerId: string,
  performanceId: string,
  timeZone: string,
) {
  yield ['Level', 'Place', 'E-mail', 'Tickets', 'Fewer welcome', 'State', 'Joined', 'Offered until'];
  const when = (at: string | null) => (at ? formatMoment(at, timeZone) : '');
  for (const row of await db.execute<OwnEntry>(entriesOf(organizerId, performanceId, false))) {
    yield [
      row.level,
      row.place,
      row.email,
      row.quantity,
      row.takesFewer ? 'yes' : 'no',
      stateText[row.state],
      when(row.joinedAt),
      when(row.offeredUntil),
    ];
  }
}
