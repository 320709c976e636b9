import 'server-only';
import { and, asc, count, desc, eq, ilike, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { cities, events, performances, seatingPlans, seats, venues } from '@/db/schema';

/** A plan that a venue shares with everybody who plays there. */
export type HousePlan = { id: string; name: string; venue: string; city: string; seats: number };

/**
 * The newest version of each plan that venues share, a few: those that the text finds by venue or city, else first those of
 * the venues where the organizer plays.
 */
export async function listHousePlans(ctx: Ctx, organizerId: string, search: string): Promise<HousePlan[]> {
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const newest = ctx.db
    .selectDistinctOn([seatingPlans.venueSlug, seatingPlans.name], { id: seatingPlans.id })
    .from(seatingPlans)
    .where(isNull(seatingPlans.organizerId))
    .orderBy(seatingPlans.venueSlug, seatingPlans.name, desc(seatingPlans.version));
  const playsThere = sql`exists (select 1 from ${performances} join ${events} on ${events.id} = ${performances.eventId}
    where ${performances.venueId} = ${venues.id} and ${events.organizerId} = ${organizerId})`;
  const plans = await ctx.db
    .select({ id: seatingPlans.id, name: seatingPlans.name, venue: venues.name, city: cities.name })
    .from(seatingPlans)
    .innerJoin(venues, eq(venues.slug, seatingPlans.venueSlug))
    .innerJoin(cities, eq(cities.id, venues.cityId))
    .where(
      and(
        inArray(seatingPlans.id, newest),
        search ? or(ilike(venues.name, like), ilike(cities.name, like)) : undefined,
      ),
    )
    .orderBy(desc(playsThere), asc(venues.name), asc(seatingPlans.name))
    .limit(12);
  if (plans.length === 0) return [];
  const ids = plans.map(({ id }) => id);
  const sizes = await ctx.db
    .select({ planId: seats.planId, seats: count() })
    .from(seats)
    .where(inArray(seats.planId, ids))
    .groupBy(seats.planId);
  const sizeOf = new Map(sizes.map(({ planId, seats: size }) => [planId, size]));
  return plans.map((plan) => ({ ...plan, seats: sizeOf.get(plan.id) ?? 0 }));
}
