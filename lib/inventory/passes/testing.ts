import { makeGeneralPerformance } from '@/db/factories';
import { passes, passParts } from '@/db/schema';
import type { TestDatabase } from '@/db/testing';

type Options = {
  /** Places of each date. */
  capacities?: number[];
  pass?: Partial<typeof passes.$inferInsert>;
  date?: Parameters<typeof makeGeneralPerformance>[1];
};

const day = 86_400_000;

/** For tests: an event with a date a day that is on sale, and a pass of 100.00 for all of them. */
export async function makePass(
  { db }: Pick<TestDatabase, 'db'>,
  { capacities = [10, 10, 10], pass: values, date }: Options = {},
) {
  const dates: Awaited<ReturnType<typeof makeGeneralPerformance>>[] = [];
  for (const [n, capacity] of capacities.entries()) {
    const startsAt = new Date(Date.now() + (30 + n) * day);
    const home = dates[0] && { eventId: dates[0].event.id, venueId: dates[0].venue.id };
    dates.push(
      await makeGeneralPerformance(db, { capacity, startsAt, offSaleAt: startsAt, ...home, ...date }),
    );
  }
  const [first] = dates;
  if (!first) throw new Error('A pass has at least one date');
  const [pass] = await db
    .insert(passes)
    .values({
      eventId: first.event.id,
      name: 'Festival pass',
      currency: first.performance.currency,
      faceAmount: 9_000,
      feeAmount: 700,
      taxAmount: 300,
      maxPerBuyer: 4,
      ...values,
    })
    .returning();
  if (!pass) throw new Error('The insert returned nothing');
  await db.insert(passParts).values(
    dates.map(({ performance, level }) => ({
      passId: pass.id,
      performanceId: performance.id,
      priceLevelId: level.id,
    })),
  );
  return {
    pass,
    event: first.event,
    organizer: first.organizer,
    dates: dates.map(({ performance, level }) => ({ performance, level })),
  };
}
