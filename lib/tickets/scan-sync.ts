import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import type { Admission, DoorTicket } from './scan-verdict';

/** What a device needs to decide by itself; with a cursor only what changed since. Moments are ISO strings. */
export type DoorSync = {
  /** To be given as `since` next time. */
  cursor: string;
  /** True: forget what was known, this is everything. */
  whole: boolean;
  now: string;
  /** Raw Ed25519 key, base64url; null while nothing was sold. */
  publicKey: string | null;
  title: string;
  venue: string;
  timeZone: string;
  startsAt: string;
  opensAt: string;
  tickets: DoorTicket[];
  /** Who is in, or (`out`) no longer is. */
  admissions: (Admission & { ticketId: string; out: boolean })[];
};

/** A cursor this many transactions old is answered with everything; PostgreSQL's short ids wrap around at 2^31. */
const oldest = 1_000_000_000n;

type Head = {
  cursor: string;
  now: Date;
  publicKey: string | null;
  title: string;
  venue: string;
  timeZone: string;
  startsAt: Date;
  doorsAt: Date | null;
};

/**
 * The performance as its door needs it, or null when the organizer has no such one. Rows are compared by the
 * transaction that wrote them (`xmin`): what was not yet committed at one sync is in the next, and nothing that
 * changes a ticket (a refund, another seat, a name) has to remember the door. A row may come twice, never not at all.
 */
export async function syncDoor(
  ctx: Ctx,
  { organizerId, performanceId, since }: { organizerId: string; performanceId: string; since?: string },
): Promise<DoorSync | null> {
  const [head] = await ctx.db.execute<Head>(sql`
    select pg_snapshot_xmin(pg_current_snapshot())::text as cursor, now() as now,
      k.public_key as "publicKey", e.title, v.name as venue, v.time_zone as "timeZone",
      p.starts_at as "startsAt", p.doors_at as "doorsAt"
    from performances p join events e on e.id = p.event_id join venues v on v.id = p.venue_id
      left join ticket_keys k on k.performance_id = p.id
    where p.id = ${performanceId} and e.organizer_id = ${organizerId}`);
  if (!head) return null;
  const age = since && /^\d{1,19}$/.test(since) ? BigInt(head.cursor) - BigInt(since) : -1n;
  const whole = age < 0n || age > oldest;
  const changed = (table: string) =>
    whole
      ? sql`true`
      : sql`age(${sql.raw(table)}.xmin) <= age((${since}::numeric % 4294967296)::bigint::text::xid)`;
  const found = await ctx.db.execute<DoorTicketRow>(sql`
    select t.id, t.status = 'valid' as valid, l.name as level, o.number as order,
      coalesce(nullif(t.attendee_name, ''), o.buyer_name) as name,
      s.zone, s.section, s.row_label as row, s.seat_label as seat
    from tickets t join orders o on o.id = t.order_id join price_levels l on l.id = t.price_level_id
      left join seats s on s.id = t.seat_id
    where t.performance_id = ${performanceId} and ${changed('t')} order by t.id`);
  const admissions = await ctx.db.execute<AdmissionRow>(sql`
    select s.id as "scanId", s.ticket_id as "ticketId", s.gate, s.scanned_at as at,
      s.outcome <> 'first' or s.undone_at is not null as out
    from scans s
    where s.performance_id = ${performanceId} and s.verdict = 'admitted' and ${changed('s')} order by s.scanned_at`);
  return {
    ...head,
    whole,
    now: iso(head.now),
    startsAt: iso(head.startsAt),
    opensAt: iso(head.doorsAt ?? new Date(new Date(head.startsAt).getTime() - 2 * 3_600_000)),
    tickets: found.map(ticketOf),
    admissions: admissions.map((row) => ({ ...row, at: iso(row.at) })),
  };
}

type DoorTicketRow = Omit<DoorTicket, 'seat'> & {
  zone: string | null;
  section: string | null;
  row: string;
  seat: string;
};
type AdmissionRow = { scanId: string; ticketId: string; gate: string; at: Date; out: boolean };

const iso = (moment: Date | string) => new Date(moment).toISOString();

const ticketOf = ({ zone, section, row, seat, ...ticket }: DoorTicketRow): DoorTicket => ({
  ...ticket,
  seat: zone === null ? null : { zone, section: section ?? '', row, seat },
});
