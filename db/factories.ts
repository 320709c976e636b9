import { newId } from '@/lib/ids';
import type { Database } from '.';
import {
  categories,
  cities,
  events,
  organizers,
  performances,
  placeStock,
  priceLevelCategories,
  priceLevels,
  seatingPlans,
  seats,
  users,
  venues,
} from './schema';

/** Every test makes its own world; nothing here reads what another made. */

const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
const unique = (prefix: string) => `${prefix}-${newId().slice(-12)}`;

export async function makeUser(db: Database, values: Partial<typeof users.$inferInsert> = {}) {
  const [user] = await db
    .insert(users)
    .values({
      email: `${unique('fan')}@example.test`,
      name: 'Ada Fan',
      emailVerifiedAt: new Date(),
      ...values,
    })
    .returning();
  return must(user);
}

export async function makeVenue(db: Database) {
  const [city] = await db
    .insert(cities)
    .values({
      slug: unique('city'),
      name: 'New York',
      region: 'NY',
      countryCode: 'US',
      timeZone: 'America/New_York',
    })
    .returning();
  const [venue] = await db
    .insert(venues)
    .values({ slug: unique('hall'), name: 'Test Hall', cityId: must(city).id, timeZone: 'America/New_York' })
    .returning();
  return must(venue);
}

/** A rectangular plan: the first half of the rows is category A, the rest B. */
export async function makePlan(
  db: Database,
  { rows = 4, seatsPerRow = 10, venueSlug = unique('hall') } = {},
) {
  const [plan] = await db
    .insert(seatingPlans)
    .values({ venueSlug, name: 'Main', width: seatsPerRow * 100, height: rows * 100 + 200 })
    .returning();
  const planId = must(plan).id;
  const rowsOfSeats = Array.from({ length: rows * seatsPerRow }, (_, seatIndex) => {
    const row = Math.floor(seatIndex / seatsPerRow);
    const position = seatIndex % seatsPerRow;
    return {
      planId,
      seatIndex,
      zone: 'Orchestra',
      rowLabel: String.fromCharCode(65 + (row % 26)) + (row >= 26 ? Math.floor(row / 26) : ''),
      seatLabel: String(position + 1),
      rowIndex: row,
      rowPosition: position + 1,
      category: row < rows / 2 ? 'A' : 'B',
      x: position * 100 + 50,
      y: row * 100 + 200,
    };
  });
  const made: (typeof seats.$inferSelect)[] = [];
  for (let at = 0; at < rowsOfSeats.length; at += 2_000) {
    made.push(
      ...(await db
        .insert(seats)
        .values(rowsOfSeats.slice(at, at + 2_000))
        .returning()),
    );
  }
  return { plan: must(plan), seats: made.sort((a, b) => a.seatIndex - b.seatIndex) };
}

export async function makeEvent(db: Database, values: Partial<typeof events.$inferInsert> = {}) {
  const [organizer] = await db
    .insert(organizers)
    .values({ slug: unique('organizer'), name: 'Test Organizer', supportEmail: 'help@example.test' })
    .returning();
  await db
    .insert(categories)
    .values({ slug: 'classical', name: 'Classical', position: 1 })
    .onConflictDoNothing();
  const [event] = await db
    .insert(events)
    .values({
      slug: unique('event'),
      organizerId: must(organizer).id,
      category: 'classical',
      title: 'Test Evening',
      status: 'published',
      announcedAt: new Date(),
      ...values,
    })
    .returning();
  return { event: must(event), organizer: must(organizer) };
}

type PerformanceValues = Partial<typeof performances.$inferInsert>;

/** A performance that is on sale now, with reserved seats in two price levels ($80 for A, $45 for B). */
export async function makeSeatedPerformance(
  db: Database,
  { rows, seatsPerRow, ...values }: { rows?: number; seatsPerRow?: number } & PerformanceValues = {},
) {
  const { event, organizer } = await makeEvent(db);
  const venue = await makeVenue(db);
  const { plan, seats: planSeats } = await makePlan(db, { rows, seatsPerRow, venueSlug: venue.slug });
  const performance = await insertPerformance(db, {
    eventId: event.id,
    venueId: venue.id,
    planId: plan.id,
    ...values,
  });
  const levels = await db
    .insert(priceLevels)
    .values([
      level(performance.id, 0, {
        name: 'Premium',
        kind: 'reserved',
        faceAmount: 7_000,
        feeAmount: 600,
        taxAmount: 400,
      }),
      level(performance.id, 1, {
        name: 'Standard',
        kind: 'reserved',
        faceAmount: 4_000,
        feeAmount: 300,
        taxAmount: 200,
      }),
    ])
    .returning();
  const [premium, standard] = [must(levels[0]), must(levels[1])];
  await db.insert(priceLevelCategories).values([
    { performanceId: performance.id, category: 'A', priceLevelId: premium.id },
    { performanceId: performance.id, category: 'B', priceLevelId: standard.id },
  ]);
  return { event, organizer, venue, plan, seats: planSeats, performance, premium, standard };
}

/** A performance that is on sale now and sells `capacity` places of one level. */
export async function makeGeneralPerformance(
  db: Database,
  {
    capacity = 100,
    faceAmount = 2_500,
    ...values
  }: { capacity?: number; faceAmount?: number } & PerformanceValues = {},
) {
  const { event, organizer } = await makeEvent(db);
  const venue = await makeVenue(db);
  const performance = await insertPerformance(db, { eventId: event.id, venueId: venue.id, ...values });
  const free = faceAmount === 0;
  const [general] = await db
    .insert(priceLevels)
    .values(
      level(performance.id, 0, {
        name: 'General admission',
        kind: 'general',
        faceAmount,
        feeAmount: free ? 0 : 250,
        taxAmount: free ? 0 : 150,
      }),
    )
    .returning();
  await db.insert(placeStock).values({ priceLevelId: must(general).id, capacity });
  return { event, organizer, venue, performance, level: must(general) };
}

async function insertPerformance(
  db: Database,
  values: PerformanceValues & { eventId: string; venueId: string },
) {
  const [performance] = await db
    .insert(performances)
    .values({
      startsAt: hours(24 * 30),
      currency: 'usd',
      onSaleAt: hours(-1),
      offSaleAt: hours(24 * 30),
      ...values,
    })
    .returning();
  return must(performance);
}

function level(
  performanceId: string,
  position: number,
  values: Pick<typeof priceLevels.$inferInsert, 'name' | 'kind' | 'faceAmount' | 'feeAmount' | 'taxAmount'>,
): typeof priceLevels.$inferInsert {
  return { performanceId, position, ...values };
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The insert returned nothing');
  return value;
}
