import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePlan } from '@/db/factories';
import { seats } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { decodePlan, type WirePlan } from './plan-codec';
import { getPlanPayload } from './plan-payload';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
});

afterAll(() => test.drop());

const read = (payload: string | null) => decodePlan(JSON.parse(payload ?? '') as WirePlan);

describe('plan payload', () => {
  it('carries every seat of the plan to where it was drawn', async () => {
    const { plan, seats: drawn } = await makePlan(test.db, { rows: 6, seatsPerRow: 12 });
    const payload = await getPlanPayload(test, plan.id);
    const decoded = read(payload);
    expect(decoded).toMatchObject({ id: plan.id, width: plan.width, height: plan.height, count: 72 });
    for (const seat of drawn) {
      const row = decoded.rows[decoded.row[seat.seatIndex] ?? -1];
      expect([row?.label, decoded.labels[seat.seatIndex]]).toEqual([seat.rowLabel, seat.seatLabel]);
      expect([decoded.x[seat.seatIndex], decoded.y[seat.seatIndex]]).toEqual([seat.x, seat.y]);
      expect(decoded.categories[decoded.category[seat.seatIndex] ?? -1]).toBe(seat.category);
    }
  });

  it('is packed once for all who ask', async () => {
    const { plan } = await makePlan(test.db);
    const asked = [getPlanPayload(test, plan.id), getPlanPayload(test, plan.id)];
    const [first, second] = await Promise.all(asked);
    expect(second).toBe(first);
    await test.db.delete(seats).where(eq(seats.planId, plan.id));
    expect(read(await getPlanPayload(test, plan.id)).count).toBe(40);
  });

  it('knows when there is no such plan, and does not remember it', async () => {
    const missing = newId();
    expect(await getPlanPayload(test, missing)).toBeNull();
    expect(await getPlanPayload(test, missing)).toBeNull();
  });

  it('keeps what it has packed while strangers ask for plans that do not exist', async () => {
    const { plan } = await makePlan(test.db);
    await getPlanPayload(test, plan.id);
    await test.db.delete(seats).where(eq(seats.planId, plan.id));
    for (let asked = 0; asked < 20; asked++) await getPlanPayload(test, newId());
    expect(read(await getPlanPayload(test, plan.id)).count).toBe(40);
    await Promise.all(Array.from({ length: 20 }, () => getPlanPayload(test, newId())));
    expect(read(await getPlanPayload(test, plan.id)).count).toBe(40);
  });

  it('takes a plan without seats', async () => {
    const { plan } = await makePlan(test.db, { rows: 0 });
    const payload = await getPlanPayload(test, plan.id);
    expect(read(payload).count).toBe(0);
  });
});
