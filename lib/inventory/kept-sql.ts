import { type SQL, sql } from 'drizzle-orm';

/**
 * Whether what is free of a level is kept from a hold: somebody waits for it, and the hold is not what a waitlist offers.
 * A part of the statement that claims, so that it is asked at the moment of claiming.
 */
export const keptFrom = (holdId: string, priceLevelId: SQL) => sql`exists (
  select 1 from price_levels l where l.id = ${priceLevelId} and l.waitlisted
    and not exists (select 1 from holds h where h.id = ${holdId} and h.offered_until is not null))`;

/** Of a performance `p`: whether companion places are sold to everybody by now. */
export const companionsReleased = sql`coalesce(p.companions_released_at <= clock_timestamp(), false)`;

/**
 * Whether a companion place that is not released is kept from hold `w.hold_id`: it does not have the wheelchair place (of
 * plan `w.plan_id`, at index `w.companion_of`) in its cart, its buyer has no ticket for it, and does not take both at once
 * (`wanted`, requests by `n`).
 */
export const keptCompanion = sql`(w.companion_of is not null
  and not exists (select 1 from wanted v where v.n = w.n and v.seat_index = w.companion_of)
  and not exists (
    select 1 from seats x join claims c on c.performance_id = w.performance_id and c.seat_id = x.id
    where x.plan_id = w.plan_id and x.seat_index = w.companion_of and (
      (c.state = 'held' and c.hold_id = w.hold_id) or (c.state = 'sold' and exists (
        select 1 from orders o join holds h on h.id = w.hold_id
        where o.id = c.order_id and h.buyer_key in (o.buyer_key, 'user:' || o.user_id))))))`;
