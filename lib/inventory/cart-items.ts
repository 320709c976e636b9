import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { type CartItem, seatName } from './cart-view';

type Row = Omit<CartItem, 'seatLabel'> & {
  seatId: number | null;
  zone: string | null;
  section: string | null;
  rowLabel: string | null;
  seatNumber: string | null;
};

export type ClaimedItem = CartItem & { seatId: number | null };

/** What a hold still has, in the order in which people read it. Claims that somebody took over are not in it. */
export async function heldItems(db: Ctx['db'], holdId: string): Promise<ClaimedItem[]> {
  const rows = await db.execute<Row>(sql`
    with mine as (
      select performance_id, price_level_id, seat_id, 1 as quantity from claims
      where hold_id = ${holdId} and state = 'held' and expires_at > clock_timestamp()
      union all
      select performance_id, price_level_id, null, quantity from place_claims
      where hold_id = ${holdId} and state = 'held' and expires_at > clock_timestamp()
    )
    select m.performance_id as "performanceId", m.price_level_id as "priceLevelId", m.seat_id as "seatId", m.quantity,
      e.slug as "eventSlug", e.title as "eventTitle",
      to_char(p.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startsAt", p.time_known as "timeKnown",
      v.time_zone as "timeZone", v.name as "venueName", c.name as "cityName",
      l.name as "levelName", l.price, l.face_amount as "faceAmount", l.fee_amount as "feeAmount", l.tax_amount as "taxAmount",
      s.seat_index as "seatIndex", s.zone, s.section, s.row_label as "rowLabel", s.seat_label as "seatNumber"
    from mine m
    join performances p on p.id = m.performance_id
    join events e on e.id = p.event_id
    join venues v on v.id = p.venue_id
    join cities c on c.id = v.city_id
    join price_levels l on l.id = m.price_level_id
    left join seats s on s.id = m.seat_id
    order by p.starts_at, p.id, s.seat_index nulls last, l.position`);
  return [...rows].map(({ zone, section, rowLabel, seatNumber, ...item }) => ({
    ...item,
    seatLabel:
      zone === null
        ? null
        : seatName({ zone, section: section ?? '', rowLabel: rowLabel ?? '', seatLabel: seatNumber ?? '' }),
  }));
}
