import 'server-only';
import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { isId } from '@/lib/ids';
import type { RoomAnswer } from './room-view';

/** A room as its organizer watches it. */
export type OwnRoom = {
  id: string;
  state: RoomAnswer['state'];
  scope: 'date' | 'event';
  opensAt: string;
  demandLimit: number | null;
  accountsOnly: boolean;
  seedHash: string;
  seed: string | null;
  gathered: number | null;
  waiting: number;
  arrivals: number;
  inside: number;
  target: number;
  perMinute: number | null;
  /** What the valve allows at this moment, people a minute. */
  rateAMinute: number;
  admittedLastMinute: number;
  admissionMinutes: number;
  sold: number;
  held: number;
  free: number;
  message: string | null;
  /** Seconds since the last measurement; null: there was none yet. */
  measuredAgo: number | null;
};

type OwnRoomPage = {
  title: string;
  startsAt: string;
  timeZone: string;
  sells: boolean;
  room: OwnRoom | null;
};

const iso = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`);

/** The room of one of the organizer's dates, its own or its event's; null when the organizer has no such date. */
export async function getOwnRoom(
  { db }: Ctx,
  organizerId: string,
  { eventId, performanceId }: { eventId: string; performanceId: string },
): Promise<OwnRoomPage | null> {
  if (!isId(eventId) || !isId(performanceId)) return null;
  const [date] = await db.execute<Omit<OwnRoomPage, 'room'>>(sql`
    select e.title, ${iso('p.starts_at')} as "startsAt", v.time_zone as "timeZone",
      p.status = 'scheduled' and p.off_sale_at > now() as sells
    from performances p join events e on e.id = p.event_id join venues v on v.id = p.venue_id
    where p.id = ${performanceId} and e.id = ${eventId} and e.organizer_id = ${organizerId}`);
  if (!date) return null;
  const [room] = await db.execute<OwnRoom>(sql`
    select r.id, r.state, case when r.performance_id is null then 'event' else 'date' end as scope,
      ${iso('r.opens_at')} as "opensAt", r.demand_limit as "demandLimit", r.accounts_only as "accountsOnly",
      r.seed_hash as "seedHash", r.seed, r.gathered, r.arrivals - r.serving as waiting, r.arrivals, r.inside, r.target,
      r.per_minute as "perMinute", round(r.rate * 60)::int as "rateAMinute",
      r.admitted_last_minute as "admittedLastMinute", r.admission_minutes as "admissionMinutes", r.sold, r.held, r.free,
      r.message, extract(epoch from now() - r.measured_at)::int as "measuredAgo"
    from waiting_rooms r
    where r.event_id = ${eventId} and r.organizer_id = ${organizerId} and r.state <> 'closed'
      and (r.performance_id is null or r.performance_id = ${performanceId})
    order by r.performance_id nulls last limit 1`);
  return { ...date, room: room ?? null };
}
