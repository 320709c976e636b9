import { and, count, eq, gt, isNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  accessCodes,
  claims,
  events,
  performances,
  placeStock,
  priceLevels,
  seatingPlans,
  seats,
  users,
  venues,
} from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { stockDrift } from '@/lib/inventory/self-check';
import { seedDatabase } from './seed';

let database: TestDatabase;
const now = new Date('2026-11-22T12:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  await seedDatabase(database.db, { now });
}, 180_000);
afterAll(() => database.drop());

async function size(query: Promise<{ rows: number }[]>): Promise<number> {
  return (await query)[0]?.rows ?? 0;
}

test('brings the seasons, most of them ahead', async () => {
  const { db } = database;
  expect(
    await size(db.select({ rows: count() }).from(events).where(eq(events.source, 'nyphil'))),
  ).toBeGreaterThan(1_000);
  const all = await size(db.select({ rows: count() }).from(performances));
  const ahead = await size(
    db.select({ rows: count() }).from(performances).where(gt(performances.startsAt, now)),
  );
  expect(ahead / all).toBeGreaterThan(0.9);
});

test('every performance can be sold: levels, prices, and seats or places', async () => {
  const { db } = database;
  const unpriced = db
    .select({ rows: count() })
    .from(performances)
    .leftJoin(priceLevels, eq(priceLevels.performanceId, performances.id))
    .where(isNull(priceLevels.id));
  expect(await size(unpriced)).toBe(0);
  const unstocked = db
    .select({ rows: count() })
    .from(priceLevels)
    .leftJoin(placeStock, eq(placeStock.priceLevelId, priceLevels.id))
    .where(and(eq(priceLevels.kind, 'general'), isNull(placeStock.priceLevelId)));
  expect(await size(unstocked)).toBe(0);
  const [uncovered] = await db.execute<{ rows: number }>(sql`
    select count(*)::int as rows from performances p
    where p.plan_id is not null and exists (
      select from seats s where s.plan_id = p.plan_id and not exists (
        select from price_level_categories c where c.performance_id = p.id and c.category = s.category))`);
  expect(uncovered?.rows).toBe(0);
  const [wrong] = await db.execute<{ rows: number }>(sql`
    select count(*)::int as rows from performances p
    join (select performance_id, min(price) as low, max(price) as high from price_levels group by 1) l on l.performance_id = p.id
    where (p.lowest_price, p.highest_price) is distinct from (l.low, l.high)`);
  expect(wrong?.rows).toBe(0);
});

test('the main halls have their size, also under an old name', async () => {
  const { db } = database;
  const halls = await db
    .select({ venue: seatingPlans.venueSlug, seats: count() })
    .from(seatingPlans)
    .innerJoin(seats, eq(seats.planId, seatingPlans.id))
    .groupBy(seatingPlans.venueSlug);
  const sizes = new Map(halls.map((hall) => [hall.venue, hall.seats]));
  expect(Math.abs((sizes.get('david-geffen-hall') ?? 0) - 2_200)).toBeLessThan(80);
  expect(Math.abs((sizes.get('carnegie-hall') ?? 0) - 2_800)).toBeLessThan(80);
  const plans = await db
    .selectDistinct({ planId: performances.planId, slug: venues.slug })
    .from(performances)
    .innerJoin(venues, eq(venues.id, performances.venueId))
    .where(sql`${venues.slug} in ('david-geffen-hall', 'avery-fisher-hall')`);
  expect(new Set(plans.map((plan) => plan.planId)).size).toBe(1);
  expect(plans).toHaveLength(2);
});

test('stock, claims and orders agree, and one evening is sold out', async () => {
  const { db } = database;
  expect(await stockDrift(db)).toEqual([]);
  const soldOut = await db
    .select({ id: performances.id })
    .from(performances)
    .where(eq(performances.availability, 'sold_out'));
  expect(soldOut).toHaveLength(1);
  expect(await size(db.select({ rows: count() }).from(claims))).toBeGreaterThan(5_000);
});

test('has the events of other kinds, each in its state', async () => {
  const { db } = database;
  const states = await db
    .select({
      slug: events.slug,
      event: events.status,
      status: performances.status,
      onSaleAt: performances.onSaleAt,
      code: accessCodes.code,
      price: performances.lowestPrice,
    })
    .from(events)
    .innerJoin(performances, eq(performances.eventId, events.id))
    .leftJoin(accessCodes, eq(accessCodes.performanceId, performances.id))
    .where(eq(events.source, 'demo'));
  const of = (slug: string) => states.filter((state) => state.slug === slug);
  expect(of('riverbend-festival')).toHaveLength(3);
  const levels = await db
    .select({ slug: events.slug, kind: priceLevels.kind, name: priceLevels.name })
    .from(events)
    .innerJoin(performances, eq(performances.eventId, events.id))
    .innerJoin(priceLevels, eq(priceLevels.performanceId, performances.id));
  const kindsOf = (slug: string) => levels.filter((level) => level.slug === slug).map(({ kind }) => kind);
  expect(kindsOf('night-shift-marlow')).toEqual(['general', 'general', 'general']);
  expect(new Set(kindsOf('the-lanterns-wide-awake'))).toEqual(new Set(['reserved', 'general']));
  expect(of('the-wednesday-six')).toHaveLength(8);
  expect(of('how-a-concert-hall-learns-to-listen')[0]?.price).toBe(0);
  expect(of('brass-on-the-pier')[0]).toMatchObject({ event: 'cancelled', status: 'cancelled' });
  expect(of('juno-sable-slow-weather')[0]?.status).toBe('postponed');
  expect(of('encore-circle-chamber-evening')[0]?.code).toBe('ENCORE');
  expect(of('the-silent-comet-live-score')[0]?.onSaleAt.getTime()).toBeGreaterThan(now.getTime());
});

test('does nothing when it was done before', async () => {
  const before = await size(database.db.select({ rows: count() }).from(users));
  expect(await seedDatabase(database.db, { now })).toBe(false);
  expect(await size(database.db.select({ rows: count() }).from(users))).toBe(before);
});
