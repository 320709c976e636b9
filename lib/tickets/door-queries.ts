import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';

type DoorRow = {
  performanceId: string;
  title: string;
  venue: string;
  timeZone: string;
  startsAt: Date;
  timeKnown: boolean;
  valid: number;
  inside: number;
};
/** A performance whose door is near. `startsAt` is an ISO string. */
export type DoorView = Omit<DoorRow, 'startsAt'> & {
  startsAt: string;
  gates: GateView[];
  conflicts: ConflictView[];
};
export type GateView = { gate: string; admitted: number; refused: number };
/** An admission that does not count, and the one that does. */
export type ConflictView = {
  scanId: string;
  outcome: 'again' | 'void';
  gate: string;
  at: string;
  name: string;
  order: string;
  place: string;
  firstGate: string | null;
  firstAt: string | null;
};

const iso = (moment: Date | string) => new Date(moment).toISOString();

/** The organizer's performances around now with their counts; one alone when it is named, whenever it is. */
export async function listDoors(
  ctx: Ctx,
  { organizerId, performanceId }: { organizerId: string; performanceId?: string },
): Promise<DoorView[]> {
  const which = performanceId
    ? sql`p.id = ${performanceId}`
    : sql`p.starts_at between now() - interval '2 days' and now() + interval '60 days'`;
  const doors = await ctx.db.execute<DoorRow>(sql`
    select p.id as "performanceId", e.title, v.name as venue, v.time_zone as "timeZone",
      p.starts_at as "startsAt", p.time_known as "timeKnown",
      (select count(*)::int from tickets t where t.performance_id = p.id and t.status = 'valid') as valid,
      (select count(*)::int from scans s where s.performance_id = p.id and s.outcome = 'first' and s.undone_at is null) as inside
    from performances p join events e on e.id = p.event_id join venues v on v.id = p.venue_id
    where e.organizer_id = ${organizerId} and e.status <> 'draft' and p.status <> 'cancelled' and ${which}
    order by p.starts_at, p.id limit 100`);
  if (doors.length === 0) return [];
  const ids = sql.join(
    doors.map((door) => sql`${door.performanceId}`),
    sql`, `,
  );
  const gates = await ctx.db.execute<GateView & { performanceId: string }>(sql`
    select performance_id as "performanceId", gate,
      (count(*) filter (where outcome = 'first'))::int as admitted,
      (count(*) filter (where outcome <> 'first'))::int as refused
    from scans where performance_id in (${ids}) and undone_at is null group by 1, 2 order by 2`);
  const conflicts = await ctx.db.execute<ConflictRow>(sql`
    select s.performance_id as "performanceId", s.id as "scanId", s.outcome, s.gate, s.scanned_at as at,
      coalesce(nullif(t.attendee_name, ''), o.buyer_name) as name, o.number as order,
      coalesce('Row ' || seat.row_label || ' · Seat ' || seat.seat_label, l.name) as place,
      f.gate as "firstGate", f.scanned_at as "firstAt"
    from scans s join tickets t on t.id = s.ticket_id join orders o on o.id = t.order_id
      join price_levels l on l.id = t.price_level_id left join seats seat on seat.id = t.seat_id
      left join scans f on f.ticket_id = s.ticket_id and f.outcome = 'first' and f.undone_at is null
    where s.performance_id in (${ids}) and s.outcome in ('again', 'void') and s.undone_at is null
    order by s.scanned_at desc limit 200`);
  return doors.map((door) => ({
    ...door,
    startsAt: iso(door.startsAt),
    gates: gates.filter((gate) => gate.performanceId === door.performanceId),
    conflicts: conflicts
      .filter((conflict) => conflict.performanceId === door.performanceId)
      .map((conflict) => ({
        ...conflict,
        at: iso(conflict.at),
        firstAt: conflict.firstAt && iso(conflict.firstAt),
      })),
  }));
}

type ConflictRow = Omit<ConflictView, 'at' | 'firstAt'> & {
  performanceId: string;
  at: Date;
  firstAt: Date | null;
};
