import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Ctx } from '@/db';
import { scans } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { makeMember } from '@/lib/organizers/testing';
import { makePaidOrder } from '@/lib/tickets/testing';
import { GET, POST } from './[organizer]/[performanceId]/route';

const asking = vi.hoisted(() => ({ ctx: null as Ctx | null }));
vi.mock('@/lib/identity/current', () => ({ currentCtx: async () => asking.ctx }));

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

type Place = { organizer: string; performanceId: string };
const url = 'http://localhost/api/door';
const get = (place: Place) => GET(new Request(url), { params: Promise.resolve(place) });
const post = (place: Place, body: unknown, headers: HeadersInit = {}) =>
  POST(new Request(url, { method: 'POST', body: JSON.stringify(body), headers }), {
    params: Promise.resolve(place),
  });
const batch = () => ({
  deviceId: newId(),
  sentAt: new Date().toISOString(),
  scans: [
    {
      id: newId(),
      ticketId: null,
      gate: 'North',
      verdict: 'unknown',
      scannedAt: new Date().toISOString(),
    },
  ],
  undone: [],
});

test('only those who may scan here get tickets or are heard, and no cache keeps an answer', async () => {
  const { organizer, performance } = await makePaidOrder(database.db);
  const other = await makePaidOrder(database.db);
  const place = { organizer: organizer.slug, performanceId: performance.id };
  const people = [
    { ctx: (await makeMember(database, organizer.id, 'scanner')).ctx, status: 200 },
    { ctx: (await makeMember(database, organizer.id, 'finance')).ctx, status: 404 },
    { ctx: (await makeMember(database, other.organizer.id, 'owner')).ctx, status: 404 },
    { ctx: database.ctx(), status: 404 },
  ];
  for (const { ctx, status } of people) {
    asking.ctx = ctx;
    const answers = [await get(place), await post(place, batch())];
    expect(answers.map((answer) => answer.status)).toEqual([status, status]);
    for (const answer of answers) expect(answer.headers.get('cache-control')).toBe('private, no-store');
  }
  expect(await database.db.$count(scans)).toBe(1);
  asking.ctx = people[0]?.ctx ?? null;
  expect((await get({ ...place, performanceId: other.performance.id })).status).toBe(404);
  expect((await get({ ...place, performanceId: "' or 1=1" })).status).toBe(404);
});

test('a batch from another site, or that is none, is refused', async () => {
  const { organizer, performance } = await makePaidOrder(database.db);
  asking.ctx = (await makeMember(database, organizer.id, 'scanner')).ctx;
  const place = { organizer: organizer.slug, performanceId: performance.id };
  expect((await post(place, batch(), { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await post(place, { scans: 'all' })).status).toBe(400);
});
