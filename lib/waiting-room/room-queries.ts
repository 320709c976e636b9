import 'server-only';
import { sql } from 'drizzle-orm';
import { unstable_cache } from 'next/cache';
import { cookies } from 'next/headers';
import { type Ctx, database } from '@/db';
import { catalogTag } from '@/lib/catalog/tags';
import { isId } from '@/lib/ids';
import { postedRoom } from './board';
import { type RoomAnswer, type Standing, standingOf } from './room-view';
import { placeCookie, readPlace } from './token';

/** What a room's page says that does not change from second to second. */
export type RoomPage = {
  id: string;
  title: string;
  slug: string;
  /** Null for a room of all dates of an event. */
  date: { id: string; startsAt: string; timeKnown: boolean; hasWaitlist: boolean } | null;
  timeZone: string;
  opensAt: string;
  accountsOnly: boolean;
  admissionMinutes: number;
  seedHash: string;
};

const iso = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`);

async function load(roomId: string): Promise<RoomPage | null> {
  const [row] = await database().execute<
    Omit<RoomPage, 'date'> & {
      dateId: string | null;
      startsAt: string;
      timeKnown: boolean;
      hasWaitlist: boolean;
    }
  >(sql`
    select r.id, e.title, e.slug, r.performance_id as "dateId", ${iso('p.starts_at')} as "startsAt", p.time_known as "timeKnown",
      coalesce(w.mode <> 'off', true) and not p.access_code_required as "hasWaitlist", v.time_zone as "timeZone",
      ${iso('r.opens_at')} as "opensAt", r.accounts_only as "accountsOnly", r.admission_minutes as "admissionMinutes",
      r.seed_hash as "seedHash"
    from waiting_rooms r join events e on e.id = r.event_id
    join lateral (select * from performances p where p.event_id = e.id and (r.performance_id is null or p.id = r.performance_id)
      order by p.starts_at limit 1) p on true
    join venues v on v.id = p.venue_id left join waitlist_settings w on w.performance_id = p.id
    where r.id = ${roomId} and e.status <> 'draft' and r.state <> 'armed'`);
  if (!row) return null;
  const { dateId, startsAt, timeKnown, hasWaitlist, ...rest } = row;
  return { ...rest, date: dateId ? { id: dateId, startsAt, timeKnown, hasWaitlist } : null };
}

/** The page of a room, the same for everyone; null when there is none. Cached for a minute. */
export async function getRoomPage(roomId: string): Promise<RoomPage | null> {
  if (!isId(roomId)) return null;
  return unstable_cache(() => load(roomId), ['waiting-room', roomId], {
    tags: [catalogTag],
    revalidate: 60,
  })();
}

/** Where the caller stands, by memory and the token that he carries; null without a place or without such a room. */
export async function getStanding(
  { actor }: Ctx,
  roomId: string,
): Promise<{ answer: RoomAnswer; standing: Standing | null } | null> {
  const posted = isId(roomId) ? await postedRoom(database(), roomId.toLowerCase()) : null;
  if (!posted) return null;
  const arrival = readPlace(roomId, actor, (await cookies()).get(placeCookie(roomId))?.value);
  const standing = arrival === null ? null : standingOf(posted.answer, arrival);
  return { answer: posted.answer, standing };
}
