import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import type { CartItem } from './cart-view';
import { partsOfTotal } from './level-price-view';
import { lineColumns, lineJoins, lineOrder, type SeatColumns, withSeatLabel } from './line-sql';

export type ClaimedItem = CartItem & { seatId: number | null };

/**
 * What a hold still has. Claims that have lapsed or that somebody took over are not in it. Where the fan says what he
 * pays, that is the price: what he chose, or the least when he chose nothing or less than it is now.
 */
export async function heldItems(db: Ctx['db'], holdId: string): Promise<ClaimedItem[]> {
  const rows = await db.execute<Omit<ClaimedItem, 'seatLabel'> & SeatColumns & { chosen: number | null }>(sql`
    with mine as (
      select performance_id, price_level_id, seat_id, 1 as quantity from claims
      where hold_id = ${holdId} and state = 'held' and expires_at > clock_timestamp()
      union all
      select performance_id, price_level_id, null, quantity from place_claims
      where hold_id = ${holdId} and state = 'held' and expires_at > clock_timestamp()
    )
    select x.performance_id as "performanceId", x.price_level_id as "priceLevelId", x.seat_id as "seatId", x.quantity,
      l.price, l.face_amount as "faceAmount", l.fee_amount as "feeAmount", l.tax_amount as "taxAmount",
      0 as "discountAmount", (
        select greatest(a.amount, l.price) from hold_amounts a
        where l.pay_what_you_like and a.hold_id = ${holdId} and a.price_level_id = l.id) as chosen, ${lineColumns}
    from mine x ${lineJoins} ${lineOrder}`);
  return [...rows].map(({ chosen, ...row }) => {
    const line = withSeatLabel(row);
    return chosen === null ? line : { ...line, ...partsOfTotal(line, chosen), price: chosen };
  });
}
