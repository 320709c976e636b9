import 'server-only';
import { and, asc, eq, min, ne, sql } from 'drizzle-orm';
import { unstable_cache } from 'next/cache';
import { database } from '@/db';
import {
  cities,
  events,
  organizers,
  performances,
  priceLevelCategories,
  priceLevels,
  seats,
  venues,
  waitlistSettings,
} from '@/db/schema';
import { catalogTag, eventTag } from '@/lib/catalog/tags';
import { isId } from '@/lib/ids';
import type { LevelView, PerformanceView, SectionView } from './plan-view';

/** The tag under which everything cached about one performance lies. */
const performanceTag = (performanceId: string) => `performance:${performanceId}`;

/** The public page of a performance, or null when there is none to be seen under this event. Cached for a minute. */
export async function getPerformanceView(
  slug: string,
  performanceId: string,
): Promise<PerformanceView | null> {
  if (!isId(performanceId)) return null;
  const load = unstable_cache(
    () => loadPerformance(slug, performanceId),
    ['performance-view', slug, performanceId],
    {
      tags: [catalogTag, eventTag(slug), performanceTag(performanceId)],
      revalidate: 60,
    },
  );
  return load();
}

/** The same, from the database at once. */
export async function loadPerformance(slug: string, performanceId: string): Promise<PerformanceView | null> {
  const [found] = await database()
    .select({
      performance: performances,
      event: { slug: events.slug, title: events.title, subtitle: events.subtitle, status: events.status },
      organizer: organizers.name,
      venue: { slug: venues.slug, name: venues.name, timeZone: venues.timeZone },
      city: { name: cities.name, region: cities.region },
      waitlist: waitlistSettings.mode,
    })
    .from(performances)
    .innerJoin(events, eq(events.id, performances.eventId))
    .innerJoin(organizers, eq(organizers.id, events.organizerId))
    .innerJoin(venues, eq(venues.id, performances.venueId))
    .innerJoin(cities, eq(cities.id, venues.cityId))
    .leftJoin(waitlistSettings, eq(waitlistSettings.performanceId, performances.id))
    .where(and(eq(performances.id, performanceId), eq(events.slug, slug), ne(events.status, 'draft')));
  if (!found) return null;
  const { performance, event, organizer, venue, city } = found;
  const levels = await loadLevels(performanceId);
  return {
    id: performance.id,
    event: { slug: event.slug, title: event.title, subtitle: event.subtitle, organizer },
    venue: { slug: venue.slug, name: venue.name, city: city.name, region: city.region },
    startsAt: performance.startsAt.toISOString(),
    timeKnown: performance.timeKnown,
    doorsAt: performance.doorsAt?.toISOString() ?? null,
    timeZone: venue.timeZone,
    status: event.status === 'cancelled' ? 'cancelled' : performance.status,
    currency: performance.currency,
    onSaleAt: performance.onSaleAt.toISOString(),
    offSaleAt: performance.offSaleAt.toISOString(),
    maxPerOrder: performance.maxPerOrder,
    codeRequired: performance.accessCodeRequired,
    hasWaitlist: found.waitlist !== 'off' && !performance.accessCodeRequired,
    companionsReleasedAt: performance.companionsReleasedAt?.toISOString() ?? null,
    waitingRoomId: performance.waitingRoomId,
    planId: performance.planId,
    levels,
    ...(performance.planId
      ? await loadSections(performance.planId, levels)
      : { sections: [], hasWheelchairPlaces: false }),
  };
}

/** The price levels of a performance, as plans show them. */
export async function loadLevels(performanceId: string): Promise<LevelView[]> {
  const [levels, covered] = await Promise.all([
    database()
      .select()
      .from(priceLevels)
      .where(eq(priceLevels.performanceId, performanceId))
      .orderBy(asc(priceLevels.position)),
    database()
      .select()
      .from(priceLevelCategories)
      .where(eq(priceLevelCategories.performanceId, performanceId)),
  ]);
  return levels.map((level, place) => ({
    id: level.id,
    letter: letterOf(place),
    name: level.name,
    description: level.description,
    kind: level.kind,
    price: level.price,
    faceAmount: level.faceAmount,
    feeAmount: level.feeAmount,
    taxAmount: level.taxAmount,
    onSaleAt: level.onSaleAt?.toISOString() ?? null,
    offSaleAt: level.offSaleAt?.toISOString() ?? null,
    minPerOrder: level.minPerOrder,
    maxPerOrder: level.maxPerOrder,
    payWhatYouLike: level.payWhatYouLike ? { suggested: level.suggestedAmounts } : null,
    areaKey: level.areaKey,
    codeRequired: level.accessCodeRequired,
    categories: covered.filter((row) => row.priceLevelId === level.id).map((row) => row.category),
  }));
}

/** A … Z, then A2, B2 … */
const letterOf = (place: number) =>
  String.fromCharCode(65 + (place % 26)) + (place < 26 ? '' : String(Math.floor(place / 26) + 1));

async function loadSections(planId: string, levels: LevelView[]) {
  const parts = await database()
    .select({
      zone: seats.zone,
      name: seats.section,
      seats: sql<number>`count(*)::int`,
      categories: sql<string[]>`array_agg(distinct ${seats.category})`,
      accessible: sql<boolean>`bool_or(${seats.accessible})`,
    })
    .from(seats)
    .where(eq(seats.planId, planId))
    .groupBy(seats.zone, seats.section)
    .orderBy(min(seats.seatIndex));
  const sections = parts.map(
    ({ categories, accessible: _, ...part }, place): SectionView => ({
      number: place + 1,
      ...part,
      levelIds: levels
        .filter((level) => level.categories.some((name) => categories.includes(name)))
        .map(({ id }) => id),
    }),
  );
  return { sections, hasWheelchairPlaces: parts.some(({ accessible }) => accessible) };
}

export type SectionSeat = {
  seatIndex: number;
  rowIndex: number;
  rowLabel: string;
  seatLabel: string;
  category: string;
  accessible: boolean;
  /** The index of the wheelchair place with which it is sold. */
  companionOf: number | null;
};

/** The seats of one part of a plan, row by row. */
export async function getSectionSeats(planId: string, section: SectionView): Promise<SectionSeat[]> {
  return database()
    .select({
      seatIndex: seats.seatIndex,
      rowIndex: seats.rowIndex,
      rowLabel: seats.rowLabel,
      seatLabel: seats.seatLabel,
      category: seats.category,
      accessible: seats.accessible,
      companionOf: seats.companionOf,
    })
    .from(seats)
    .where(and(eq(seats.planId, planId), eq(seats.zone, section.zone), eq(seats.section, section.name)))
    .orderBy(asc(seats.rowIndex), asc(seats.rowPosition));
}
