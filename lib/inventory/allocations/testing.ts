import { eq, sql } from 'drizzle-orm';
import { type claimState, claims, placeClaims } from '@/db/schema';
import type { TestDatabase } from '@/db/testing';
import { makeMember } from '@/lib/organizers/testing';
import { block } from './block';
import { saveAllocation } from './save-allocation';

type Made = { organizer: { id: string }; performance: { id: string } };

/** Somebody of the organizer's team with an allocation of the performance, and what is said about it in short. */
export async function makeAllocation(
  database: TestDatabase,
  { organizer, performance }: Made,
  name = 'Guests',
) {
  const { ctx } = await makeMember(database, organizer.id);
  const scope = { organizerId: organizer.id, performanceId: performance.id };
  const saved = await saveAllocation({
    ctx,
    input: { ...scope, allocationId: null, name, kind: 'guests', releaseAt: null },
  });
  if (!saved.ok) throw new Error(saved.code);
  const { allocationId } = saved;
  const named = (seatIndexes: number[]) => ({ ...scope, seatIndexes, section: null, row: '', numbers: '' });
  return {
    ctx,
    scope,
    allocationId,
    named,
    blockSeats: (...seatIndexes: number[]) =>
      block({ ctx, input: { ...named(seatIndexes), allocationId, places: [] } }),
    blockPlaces: (priceLevelId: string, quantity: number) =>
      block({ ctx, input: { ...named([]), allocationId, places: [{ priceLevelId, quantity }] } }),
    due: (minutes = 1) =>
      database.db.execute(sql`
        update allocations set release_at = now() - make_interval(mins => ${minutes}) where id = ${allocationId}`),
  };
}

type State = (typeof claimState.enumValues)[number];

/** How many seats and places of a performance are in each state. */
export async function statesOf({ db }: Pick<TestDatabase, 'db'>, performanceId: string) {
  const seats = await db
    .select({ state: claims.state })
    .from(claims)
    .where(eq(claims.performanceId, performanceId));
  const places = await db.select().from(placeClaims).where(eq(placeClaims.performanceId, performanceId));
  const count = (state: State) =>
    seats.filter((seat) => seat.state === state).length +
    places.filter((claim) => claim.state === state).reduce((sum, { quantity }) => sum + quantity, 0);
  return { held: count('held'), sold: count('sold'), blocked: count('blocked') };
}
