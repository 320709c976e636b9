import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import type { Room } from './room-row';

export type Facts = {
  inside: number;
  /** Came in during the last minute, and the last half of it. */
  admittedLastMinute: number;
  admittedLately: number;
  sold: number;
  held: number;
  free: number;
  /** Whether some date of the room can still be sold. */
  sells: boolean;
  /** Carts that were opened in the last minute. */
  newCarts: number;
  done: number;
  failed: number;
  tookMs: number;
  /** Epoch seconds by the database's clock, and since the last measurement. */
  now: number;
  since: number | null;
};

/** Seconds in which somebody who is called is expected to come in. */
export const graceSeconds = 30;

/** The dates of a room, armed or on. */
const datesOf = (room: Room) =>
  sql`(select p.* from performances p where p.event_id = ${room.eventId}
    and ${room.performanceId ? sql`p.id = ${room.performanceId}` : sql`true`}
    and (p.waiting_room_id is null or p.waiting_room_id = ${room.id}))`;

/** Those inside who have bought since they came in make room. */
export async function markFinished(tx: Transaction, room: Room): Promise<void> {
  await tx.execute(sql`
    update waiting_visitors v set left_at = clock_timestamp()
    where v.room_id = ${room.id} and v.admitted_at is not null and v.left_at is null
      and v.admitted_until > clock_timestamp()
      and exists (select 1 from orders o join order_items i on i.order_id = o.id
        where o.buyer_key = v.buyer_key and o.paid_at > v.admitted_at and i.performance_id in (select id from ${datesOf(room)} d))`);
}

/** All that the valve turns by, in one statement. */
export async function measureRoom(tx: Transaction, room: Room): Promise<Facts> {
  const [facts] = await tx.execute<Facts>(sql`
    with d as materialized ${datesOf(room)},
    people as (
      select count(*) filter (where left_at is null and admitted_until > clock_timestamp())::int as inside,
        count(*) filter (where admitted_at > clock_timestamp() - interval '1 minute')::int as "admittedLastMinute",
        count(*) filter (where admitted_at > clock_timestamp() - make_interval(secs => ${graceSeconds}))::int as "admittedLately"
      from waiting_visitors where room_id = ${room.id} and admitted_at is not null),
    seats_of as (
      select count(*)::int as seats from d join price_level_categories m on m.performance_id = d.id
      join seats s on s.plan_id = d.plan_id and s.category = m.category),
    taken as (
      select count(*) filter (where c.state = 'sold')::int as sold,
        count(*) filter (where c.state = 'held' and c.expires_at > clock_timestamp())::int as held,
        count(*) filter (where c.state = 'blocked')::int as blocked
      from d join claims c on c.performance_id = d.id),
    stock as (
      select coalesce(sum(k.capacity - k.blocked), 0)::int as places, coalesce(sum(k.sold), 0)::int as sold,
        coalesce(sum(k.held), 0)::int - coalesce((select sum(c.quantity) from d join place_claims c on c.performance_id = d.id
          where c.state = 'held' and c.expires_at <= clock_timestamp()), 0)::int as held
      from d join price_levels l on l.performance_id = d.id join place_stock k on k.price_level_id = l.id),
    load as (
      select coalesce(sum(done), 0)::int as done, coalesce(sum(failed), 0)::int as failed,
        coalesce(sum(took_ms), 0)::int as "tookMs"
      from waiting_room_load where at > clock_timestamp() - interval '5 seconds'),
    demand as (
      select case when ${room.state === 'armed'} then (
        select count(*)::int from holds h
        where h.state in ('active', 'paying') and h.created_at > clock_timestamp() - interval '1 minute'
          and (exists (select 1 from claims c where c.hold_id = h.id and c.performance_id in (select id from d))
            or exists (select 1 from place_claims c where c.hold_id = h.id and c.performance_id in (select id from d)))
        ) else 0 end as "newCarts")
    select people.*, load.*, demand.*, taken.sold + stock.sold as sold, taken.held + stock.held as held,
      greatest(0, seats - taken.sold - taken.held - taken.blocked + places - stock.sold - stock.held)::int as free,
      exists (select 1 from d join events e on e.id = d.event_id where d.status = 'scheduled'
        and e.status = 'published' and d.off_sale_at > clock_timestamp()) as sells,
      extract(epoch from clock_timestamp())::float8 as now,
      extract(epoch from clock_timestamp() - ${room.measuredAt?.toISOString() ?? null}::timestamptz)::float8 as since
    from people, seats_of, taken, stock, load, demand`);
  if (!facts) throw new Error('The measurement returned nothing');
  return facts;
}
