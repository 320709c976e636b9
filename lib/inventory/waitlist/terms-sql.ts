import { sql } from 'drizzle-orm';

/**
 * How the waitlist of a level works, for queries that have `p` (performances) and `l` (price_levels): with
 * `termsJoin` the settings as `w`, whose defaults stand here for performances that have none.
 */
export const termsJoin = sql`left join waitlist_settings w on w.performance_id = p.id`;

export const waitlistDefaults = { mode: 'automatic', offerMinutes: 720, endsBeforeMinutes: 120 } as const;

export const modeOf = sql`coalesce(w.mode, ${waitlistDefaults.mode}::waitlist_mode)`;
export const offerMinutesOf = sql`coalesce(w.offer_minutes, ${waitlistDefaults.offerMinutes}::int)::int`;
const endsBeforeOf = sql`coalesce(w.ends_before_minutes, ${waitlistDefaults.endsBeforeMinutes}::int)::int`;

/** When the list ends: with the sale, or some time before the doors, so that what is left can still be sold. */
export const endsAtOf = sql`least(p.off_sale_at, l.off_sale_at,
  coalesce(p.doors_at, p.starts_at) - make_interval(mins => ${endsBeforeOf}))`;

/** Places of a level that nobody holds or has. Seats for wheelchairs and companions are not counted: they stay on sale. */
export const freeOf = sql`greatest(0, case l.kind
  when 'general' then (
    select k.capacity - k.sold - k.blocked - k.held + coalesce((
      select sum(c.quantity) from place_claims c
      where c.price_level_id = l.id and c.state = 'held' and c.expires_at <= clock_timestamp()), 0)
    from place_stock k where k.price_level_id = l.id)
  else (
    select count(*) from price_level_categories m
    join seats s on s.plan_id = p.plan_id and s.category = m.category and not s.accessible and s.companion_of is null
    left join claims c on c.performance_id = p.id and c.seat_id = s.id
      and (c.state <> 'held' or c.expires_at > clock_timestamp())
    where m.price_level_id = l.id and c.seat_id is null) end)::int`;
