import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Database } from '@/db';
import { makeSeatedPerformance } from '@/db/factories';
import { claims, holds } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { OverloadedError } from '@/lib/errors';
import { readVisitorId, sealVisitorId, visitorCookieName } from '@/lib/identity/visitor-cookie';
import { newId } from '@/lib/ids';
import { answerHold } from './answer-hold';
import { releaseHold } from './release-hold';

const pool = vi.hoisted(() => ({ db: null as Database | null }));
vi.mock('@/db', async (original) => ({
  ...(await original<typeof import('@/db')>()),
  database: () => {
    if (!pool.db) throw new OverloadedError('no pool');
    return pool.db;
  },
}));

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  pool.db = database.db;
});
afterAll(() => database.drop());

const url = '/api/holds';
const json = { 'content-type': 'application/json' };

async function post(sent: unknown, headers: Record<string, string> = {}) {
  const body = Buffer.from(typeof sent === 'string' ? sent : JSON.stringify(sent));
  const answer = await answerHold({ url, headers: new Headers({ ...json, ...headers }), body });
  return { ...answer, said: JSON.parse(answer.body ?? '') };
}

test('a browser that was never here gets a cart and the cookie that opens it', async () => {
  const { performance } = await makeSeatedPerformance(database.db);
  const first = await post({ performanceId: performance.id, seat: ['0', '1'] });
  expect(first).toMatchObject({ status: 200, said: { ok: true, seatIndexes: [0, 1], adjacent: true } });
  expect(first.headers['cache-control']).toBe('private, no-store');
  const [cookie = '', ...attributes] = (first.headers['set-cookie'] ?? '').split('; ');
  expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/']));
  const visitorId = readVisitorId(decodeURIComponent(cookie.split('=')[1] ?? ''));
  expect(await database.db.query.holds.findMany()).toMatchObject([{ buyerKey: `visitor:${visitorId}` }]);

  const more = await post({ performanceId: performance.id, seat: '2' }, { cookie });
  expect(more.said.holdId).toBe(first.said.holdId);
  expect(more.headers).not.toHaveProperty('set-cookie');
  expect(await database.db.$count(claims)).toBe(3);
  const actor = { kind: 'visitor', visitorId: visitorId ?? '' } as const;
  await releaseHold({ ctx: { actor, db: database.db }, input: {} });
});

test('who comes too late hears which seats went; an altered cookie opens nobody’s cart', async () => {
  const { performance } = await makeSeatedPerformance(database.db);
  const visitorId = newId();
  const cookie = `${visitorCookieName()}=${sealVisitorId(visitorId)}`;
  expect((await post({ performanceId: performance.id, seat: '5' }, { cookie })).status).toBe(200);
  const altered = `${visitorCookieName()}=${sealVisitorId(newId()).replace(/^[^.]+/, visitorId)}`;
  const late = await post({ performanceId: performance.id, seat: ['5', '6'] }, { cookie: altered });
  expect(late).toMatchObject({ status: 200, said: { ok: false, code: 'SEATS_TAKEN', seatIndexes: [5] } });
  expect(late.headers['set-cookie']).toContain(visitorCookieName());
});

test('what is no wish of ours is refused with a reason, and holds nothing', async () => {
  const { performance } = await makeSeatedPerformance(database.db);
  const wish = { performanceId: performance.id, seat: '0' };
  const before = await database.db.$count(holds);
  const refused = await Promise.all([
    post(wish, { 'sec-fetch-site': 'cross-site' }),
    post(wish, { origin: 'https://evil.example', host: 'tessera.example' }),
    post(wish, { 'content-type': 'text/plain' }),
    post('{"performanceId":'),
    post({ performanceId: performance.id, seat: [{ $ne: 1 }] }),
    post(null),
    post({ performanceId: performance.id, seat: '-1' }),
    post({ performanceId: performance.id, seat: '1e9' }),
    post({ performanceId: performance.id }),
    post({ ...wish, performanceId: newId() }),
  ]);
  expect(refused.map(({ status }) => status)).toEqual([403, 403, 415, 400, 400, 400, 200, 200, 200, 200]);
  for (const { said } of refused)
    expect(said).toMatchObject({ ok: false, message: expect.stringMatching(/\w/) });
  const huge = await answerHold({ url, headers: new Headers(json), body: null });
  expect(huge.status).toBe(413);
  expect(await database.db.$count(holds)).toBe(before);
});

test('a price or an owner that is slipped in means nothing', async () => {
  const { performance } = await makeSeatedPerformance(database.db);
  const stranger = newId();
  const { said } = await post({
    performanceId: performance.id,
    seat: '3',
    price: '1',
    buyer: stranger,
    visitorId: stranger,
    __proto__: 'x',
  });
  const hold = await database.db.query.holds.findFirst({ where: (row, { eq }) => eq(row.id, said.holdId) });
  expect(hold?.buyerKey).not.toContain(stranger);
});

test('a full house of requests is told to come again, with nothing done', async () => {
  const { performance } = await makeSeatedPerformance(database.db);
  pool.db = null;
  try {
    const busy = await post({ performanceId: performance.id, seat: '0' });
    expect(busy).toMatchObject({ status: 503, said: { code: 'BUSY' }, headers: { 'retry-after': '2' } });
  } finally {
    pool.db = database.db;
  }
});

test('the type of what is sent is read as any server reads it', async () => {
  const { performance } = await makeSeatedPerformance(database.db);
  const status = async (type: string) =>
    (await post({ performanceId: performance.id, seat: '1' }, { 'content-type': type })).status;
  expect(await status('Application/JSON; charset=utf-8')).toBe(200);
  expect(await status('application/jsonp')).toBe(415);
});

test('who guesses codes hears how long to wait, in the header too', async () => {
  const { performance } = await makeSeatedPerformance(database.db);
  const guess = () =>
    post(
      { performanceId: performance.id, seat: '1', accessCode: 'GUESS' },
      { 'x-forwarded-for': '203.0.113.77' },
    );
  for (let n = 0; n < 20; n++) expect((await guess()).said).toMatchObject({ code: 'CODE_WRONG' });
  const last = await guess();
  expect(last.status).toBe(429);
  expect(Number(last.headers['retry-after'])).toBe(last.said.retryAfterSeconds);
});
