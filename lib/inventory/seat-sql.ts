import { sql } from 'drizzle-orm';

/**
 * Joins to `w` (performance_id, seat) its seat as `s` (id, seat_index, category, accessible, companion_of). Laterals with a limit are probed row by
 * row through the keys: PostgreSQL may not turn them round and walk through a hall, or through all that is held in it,
 * because it has not counted these yet.
 */
export const seatOfPlan = sql`
  join performances p on p.id = w.performance_id
  cross join lateral (
    select s.id, s.seat_index, s.category, s.accessible, s.companion_of from seats s
    where s.plan_id = p.plan_id and s.seat_index = w.seat limit 1) s`;
