import 'server-only';
import { and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import {
  accessCodes,
  events,
  performances,
  placeStock,
  priceLevelCategories,
  priceLevels,
  seatingPlans,
  seats,
  venues,
} from '@/db/schema';
import { wallTime } from '@/lib/catalog/venue-time';
import { isId } from '@/lib/ids';

/** A date of an event as its page in the admin area shows it; clock times are the venue's. */
export type OwnDateDetails = NonNullable<Awaited<ReturnType<typeof getOwnDate>>>;
export type OwnLevel = OwnDateDetails['levels'][number];

/** A date with its prices and codes; null when the organizer's event has no such date. */
export async function getOwnDate({ db }: Ctx, organizerId: string, eventId: string, performanceId: string) {
  if (!isId(eventId) || !isId(performanceId)) return null;
  const [found] = await db
    .select({
      performance: performances,
      event: {
        id: events.id,
        slug: events.slug,
        title: events.title,
        status: events.status,
        description: events.description,
      },
      venue: { name: venues.name, timeZone: venues.timeZone },
      plan: seatingPlans.name,
    })
    .from(performances)
    .innerJoin(events, eq(events.id, performances.eventId))
    .innerJoin(venues, eq(venues.id, performances.venueId))
    .leftJoin(seatingPlans, eq(seatingPlans.id, performances.planId))
    .where(
      and(eq(performances.id, performanceId), eq(events.id, eventId), eq(events.organizerId, organizerId)),
    );
  if (!found) return null;
  const { performance, venue } = found;
  const wall = (at: Date | null) => (at ? wallTime(at, venue.timeZone) : '');
  const [levels, covered, categories, codes] = await Promise.all([
    db
      .select({ level: priceLevels, stock: placeStock })
      .from(priceLevels)
      .leftJoin(placeStock, eq(placeStock.priceLevelId, priceLevels.id))
      .where(eq(priceLevels.performanceId, performanceId))
      .orderBy(asc(priceLevels.position)),
    db.select().from(priceLevelCategories).where(eq(priceLevelCategories.performanceId, performanceId)),
    performance.planId
      ? db
          .select({ name: seats.category, seats: sql<number>`count(*)::int` })
          .from(seats)
          .where(eq(seats.planId, performance.planId))
          .groupBy(seats.category)
          .orderBy(asc(seats.category))
      : [],
    db
      .select()
      .from(accessCodes)
      .where(eq(accessCodes.performanceId, performanceId))
      .orderBy(asc(accessCodes.code)),
  ]);
  return {
    ...found,
    id: performance.id,
    status: performance.status,
    currency: performance.currency,
    startsAtIso: performance.startsAt.toISOString(),
    times: {
      startsAt: wall(performance.startsAt),
      doorsAt: wall(performance.doorsAt),
      endsAt: wall(performance.endsAt),
      onSale: wall(performance.onSaleAt),
      offSale: wall(performance.offSaleAt),
    },
    categories,
    codes: codes.map(({ id, code, validUntil }) => ({ id, code, until: wall(validUntil) })),
    levels: levels.map(({ level, stock }) => ({
      ...level,
      onSaleAt: wall(level.onSaleAt),
      offSaleAt: wall(level.offSaleAt),
      stock,
      categories: covered.filter((row) => row.priceLevelId === level.id).map((row) => row.category),
    })),
  };
}

/** What new dates at a venue can sell: plans, and what the organizer's dates sell already. */
export async function listTemplates({ db }: Ctx, organizerId: string, venueId: string) {
  const [plans, dates] = await Promise.all([
    db
      .selectDistinctOn([seatingPlans.draftId, seatingPlans.venueSlug, seatingPlans.name], {
        id: seatingPlans.id,
        name: seatingPlans.name,
        version: seatingPlans.version,
      })
      .from(seatingPlans)
      .leftJoin(venues, eq(venues.slug, seatingPlans.venueSlug))
      .where(
        or(
          eq(seatingPlans.organizerId, organizerId),
          and(isNull(seatingPlans.organizerId), eq(venues.id, venueId)),
        ),
      )
      .orderBy(seatingPlans.draftId, seatingPlans.venueSlug, seatingPlans.name, desc(seatingPlans.version)),
    db
      .select({
        id: performances.id,
        title: events.title,
        startsAt: performances.startsAt,
        timeZone: venues.timeZone,
        eventId: events.id,
      })
      .from(performances)
      .innerJoin(events, eq(events.id, performances.eventId))
      .innerJoin(venues, eq(venues.id, performances.venueId))
      .where(
        and(
          eq(events.organizerId, organizerId),
          sql`exists (select 1 from price_levels l where l.performance_id = ${performances.id})`,
        ),
      )
      .orderBy(desc(performances.createdAt), desc(performances.id))
      .limit(30),
  ]);
  return { plans, dates: dates.map((date) => ({ ...date, startsAt: date.startsAt.toISOString() })) };
}
