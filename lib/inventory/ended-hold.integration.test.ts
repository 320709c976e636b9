import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSeatedPerformance } from '@/db/factories';
import { claims, holds } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { getEndedHold } from './ended-hold-queries';
import { hold } from './hold';
import { holdInput } from './input';
import { releaseHold } from './release-hold';
import { sweepHolds } from './sweep-holds';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function cart() {
  const { event, performance } = await makeSeatedPerformance(database.db);
  const ctx = database.ctx({ kind: 'visitor', visitorId: newId() });
  const choose = () =>
    hold({ ctx, input: holdInput.parse({ performanceId: performance.id, seatIndexes: [0] }) });
  const held = await choose();
  if (!held.ok) throw new Error(held.code);
  const end = async (hoursAgo = 0) => {
    const expiresAt = sql`clock_timestamp() - make_interval(hours => ${hoursAgo}, secs => 1)`;
    await database.db.update(holds).set({ expiresAt }).where(eq(holds.id, held.holdId));
    await database.db.update(claims).set({ expiresAt }).where(eq(claims.holdId, held.holdId));
  };
  const wayBack = { title: event.title, href: `/events/${event.slug}/${performance.id}` };
  return { ctx, performanceId: performance.id, choose, end, wayBack };
}

test('a hold that time has ended leads back, before and after it was swept; to a newcomer nothing ended', async () => {
  const { ctx, performanceId, end, wayBack } = await cart();
  expect(await getEndedHold(ctx, performanceId)).toBeNull();
  await end();
  expect(await getEndedHold(ctx, performanceId)).toEqual({ waysBack: [wayBack] });
  await sweepHolds({ ctx: database.ctx({ kind: 'job', name: 'test' }), input: { limit: 100 } });
  expect(await getEndedHold(ctx, performanceId)).toEqual({ waysBack: [wayBack] });
  for (const unknown of [undefined, newId(), 'no id']) {
    expect(await getEndedHold(ctx, unknown)).toEqual({ waysBack: [] });
  }
  const newcomer = database.ctx({ kind: 'visitor', visitorId: newId() });
  expect(await getEndedHold(newcomer, performanceId)).toBeNull();
});

test('a cart that was given back, chosen anew or is long gone has not ended', async () => {
  const released = await cart();
  await releaseHold({ ctx: released.ctx, input: {} });
  expect(await getEndedHold(released.ctx, released.performanceId)).toBeNull();
  const again = await cart();
  await again.end();
  expect(await again.choose()).toMatchObject({ ok: true });
  expect(await getEndedHold(again.ctx, again.performanceId)).toBeNull();
  const yesterday = await cart();
  await yesterday.end(24);
  expect(await getEndedHold(yesterday.ctx, yesterday.performanceId)).toBeNull();
});
