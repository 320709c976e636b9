import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import type { CartItem } from './cart-view';
import { partsOfTotal } from './level-price-view';
import { lineColumns, lineJoins, lineOrder, type SeatColumns, withSeatLabel } from './line-sql';
import { splitPass } from './passes/split-pass';

export type ClaimedItem = CartItem & { seatId: number | null };

/**
 * What a hold still has. Claims that have lapsed or that somebody took over are not in it. Where the fan says what he
 * pays, that is the price: what he chose, or the least when he chose nothing or less than it is now. The dates of a pass
 * are lines of their own, whose amounts add up to the pass.
 */
export async function heldItems(db: Ctx['db'], holdId: string): Promise<ClaimedItem[]> {
  const rows = await db.execute<Row>(sql`
    with mine as (
      select performance_id, price_level_id, seat_id, 1 as quantity, null::uuid as pass_id from claims
      where hold_id = ${holdId} and state = 'held' and expires_at > clock_timestamp()
      union all
      select performance_id, price_level_id, null, quantity, pass_id from place_claims
      where hold_id = ${holdId} and state = 'held' and expires_at > clock_timestamp()
    )
    select x.performance_id as "performanceId", x.price_level_id as "priceLevelId", x.seat_id as "seatId", x.quantity,
      l.price, l.face_amount as "faceAmount", l.fee_amount as "feeAmount", l.tax_amount as "taxAmount",
      0 as "discountAmount", (
        select greatest(a.amount, l.price) from hold_amounts a
        where l.pay_what_you_like and x.pass_id is null and a.hold_id = ${holdId} and a.price_level_id = l.id) as chosen,
      ps.face_amount as "passFace", ps.fee_amount as "passFee", ps.tax_amount as "passTax", ${lineColumns}
    from mine x ${lineJoins} ${lineOrder}`);
  return withPassShares([...rows]).map(({ chosen, passFace, passFee, passTax, ...row }) => {
    const line = withSeatLabel(row);
    return chosen === null ? line : { ...line, ...partsOfTotal(line, chosen), price: chosen };
  });
}

type Row = Omit<ClaimedItem, 'seatLabel'> &
  SeatColumns & { chosen: number | null } & Record<'passFace' | 'passFee' | 'passTax', number | null>;

/** What belongs to a pass costs its share of that; the level's own price only says how large the share is. */
function withPassShares(rows: Row[]): Row[] {
  const byPass = Map.groupBy(rows, ({ passId }) => passId);
  return rows.map((row) => {
    const parts = row.passId === null ? [] : (byPass.get(row.passId) ?? []);
    const { passFace, passFee, passTax } = row;
    const whole = { faceAmount: passFace ?? 0, feeAmount: passFee ?? 0, taxAmount: passTax ?? 0 };
    const share = splitPass(
      whole,
      parts.map(({ price }) => price),
    )[parts.indexOf(row)];
    if (!share) return row;
    return { ...row, ...share, price: share.faceAmount + share.feeAmount + share.taxAmount };
  });
}
