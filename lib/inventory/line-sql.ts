import { sql } from 'drizzle-orm';
import { seatName } from './cart-view';

/*
 * A line of a cart and a line of an order say the same of where and when; both are read with these pieces. The line
 * itself stands as `x` and has performance_id, price_level_id, seat_id and pass_id.
 */

export const lineColumns = sql`
  e.slug as "eventSlug", e.title as "eventTitle",
  to_char(p.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startsAt", p.time_known as "timeKnown",
  v.time_zone as "timeZone", v.name as "venueName", c.name as "cityName", l.name as "levelName",
  s.seat_index as "seatIndex", s.zone, s.section, s.row_label as "rowLabel", s.seat_label as "seatNumber",
  x.pass_id as "passId", ps.name as "passName"`;

export const lineJoins = sql`
  join performances p on p.id = x.performance_id
  join events e on e.id = p.event_id
  join venues v on v.id = p.venue_id
  join cities c on c.id = v.city_id
  join price_levels l on l.id = x.price_level_id
  left join seats s on s.id = x.seat_id
  left join passes ps on ps.id = x.pass_id`;

/** In the order in which people read it: by date, then along the rows, places without a seat last. */
export const lineOrder = sql`order by p.starts_at, p.id, s.seat_index nulls last, l.position`;

export type SeatColumns = {
  zone: string | null;
  section: string | null;
  rowLabel: string | null;
  seatNumber: string | null;
};

/** Puts the seat's name in place of its columns; null for places without a seat. */
export function withSeatLabel<T extends SeatColumns>({ zone, section, rowLabel, seatNumber, ...line }: T) {
  const place = { section: section ?? '', rowLabel: rowLabel ?? '', seatLabel: seatNumber ?? '' };
  return { ...line, seatLabel: zone === null ? null : seatName({ zone, ...place }) };
}
