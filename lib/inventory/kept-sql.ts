import { type SQL, sql } from 'drizzle-orm';

/**
 * Whether what is free of a level is kept from a hold: somebody waits for it, and the hold is not what a waitlist offers.
 * A part of the statement that claims, so that it is asked at the moment of claiming.
 */
export const keptFrom = (holdId: string, priceLevelId: SQL) => sql`exists (
  select 1 from price_levels l where l.id = ${priceLevelId} and l.waitlisted
    and not exists (select 1 from holds h where h.id = ${holdId} and h.offered_until is not null))`;
