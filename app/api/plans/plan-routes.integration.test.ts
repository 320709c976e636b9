import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as getAvailability } from '@/app/api/performances/[id]/availability/route';
import { closeDatabase } from '@/db';
import { makeGeneralPerformance, makeSeatedPerformance } from '@/db/factories';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { type AvailabilityMessage, applyAvailability } from '@/lib/inventory/plan-availability';
import { decodePlan, type WirePlan } from '@/lib/inventory/plan-codec';
import { getSectionSeats, loadPerformance } from '@/lib/inventory/plan-queries';
import { GET as getPlan } from './[planId]/route';

let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  // The handlers under test use the pool of the process.
  process.env.DATABASE_URL = test.url;
  process.env.AUTH_SECRET ||= 'only-for-this-test-only-for-this-test';
  process.env.STRIPE_SECRET_KEY ||= 'sk_test';
  process.env.STRIPE_WEBHOOK_SECRET ||= 'whsec_test';
});

afterAll(async () => {
  await closeDatabase();
  await test.drop();
});

const ask = (path: string, headers: HeadersInit = {}) => new Request(`http://localhost${path}`, { headers });
const availabilityOf = (id: string, query = '', headers: HeadersInit = {}) =>
  getAvailability(ask(`/api/performances/${id}/availability${query}`, headers));
const planOf = (planId: string, headers: HeadersInit = {}) =>
  getPlan(ask(`/api/plans/${planId}`, headers), { params: Promise.resolve({ planId }) });
const read = async (response: Response) => (await response.json()) as AvailabilityMessage;

describe('plan route', () => {
  it('may be kept for good, and answers 304 to whoever kept it', async () => {
    const { plan } = await makeSeatedPerformance(test.db);
    const first = await planOf(plan.id);
    expect(first.headers.get('cache-control')).toContain('immutable');
    expect(decodePlan((await first.json()) as WirePlan).count).toBe(40);
    const again = await planOf(plan.id, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it.each([newId(), 'x', "' or 1=1", '../..'])('knows no plan %s', async (id) => {
    expect((await planOf(id)).status).toBe(404);
  });
});

describe('availability route', () => {
  it('says what is free, then what changed', async () => {
    const { performance, premium } = await makeSeatedPerformance(test.db);
    const first = await read(await availabilityOf(performance.id));
    const known = applyAvailability(null, first)?.next;
    expect([...(known?.taken ?? [])]).not.toContain(1);
    expect(known).toMatchObject({ onSale: 'open', levels: { [premium.id]: { left: 20 } } });

    const input = holdInput.parse({ performanceId: performance.id, seatIndexes: [3, 4] });
    expect(await hold({ ctx: test.ctx(), input })).toMatchObject({ ok: true });
    await expect
      .poll(async () => {
        const message = await read(await availabilityOf(performance.id, `?since=${first.version}`));
        return applyAvailability(known ?? null, message)?.gone;
      })
      .toEqual([3, 4]);
  });

  it('answers 304 to the latest version and everything to an unknown one', async () => {
    const { performance } = await makeGeneralPerformance(test.db, { capacity: 7 });
    const first = await availabilityOf(performance.id);
    const { version } = await read(first);
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect((await availabilityOf(performance.id, '', { 'if-none-match': `"${version}"` })).status).toBe(304);
    expect(await read(await availabilityOf(performance.id, '?since=%00%ff'))).toHaveProperty('taken');
  });

  it.each([newId(), 'x', "'; drop table seats", '%00'])('knows no performance %s', async (id) => {
    expect((await availabilityOf(id)).status).toBe(404);
  });
});

describe('the view of a performance', () => {
  it('has levels with their letters and sections with their levels', async () => {
    const { event, performance, plan } = await makeSeatedPerformance(test.db);
    const view = await loadPerformance(event.slug, performance.id);
    expect(view).toMatchObject({ planId: plan.id, status: 'scheduled', timeZone: 'America/New_York' });
    expect(view?.levels.map(({ letter, price, categories }) => [letter, price, categories])).toEqual([
      ['A', 8_000, ['A']],
      ['B', 4_500, ['B']],
    ]);
    const [section] = view?.sections ?? [];
    expect(section).toMatchObject({ number: 1, zone: 'Orchestra', name: '', seats: 40 });
    expect(section?.levelIds).toEqual(view?.levels.map(({ id }) => id));
    const rows = section ? await getSectionSeats(plan.id, section) : [];
    expect(rows.map(({ seatIndex }) => seatIndex)).toEqual(Array.from({ length: 40 }, (_, at) => at));
  });

  it('is not shown under another event, nor while the event is a draft', async () => {
    const { event, performance } = await makeGeneralPerformance(test.db);
    expect(await loadPerformance('another', performance.id)).toBeNull();
    await test.db.execute(sql`update events set status = 'draft' where id = ${event.id}`);
    expect(await loadPerformance(event.slug, performance.id)).toBeNull();
    expect((await availabilityOf(performance.id)).status).toBe(404);
  });

  it('is cancelled when the event is', async () => {
    const { event, performance } = await makeGeneralPerformance(test.db);
    await test.db.execute(sql`update events set status = 'cancelled' where id = ${event.id}`);
    expect(await loadPerformance(event.slug, performance.id)).toMatchObject({ status: 'cancelled' });
  });
});
