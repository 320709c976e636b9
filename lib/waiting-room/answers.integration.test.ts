import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Database } from '@/db';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { answerEnter, answerPlace, answerPoll } from './answers';
import { forgetRooms } from './board';
import { roomWorld } from './testing';

const pool = vi.hoisted(() => ({ db: null as Database | null }));
vi.mock('@/db', async (original) => ({
  ...(await original<typeof import('@/db')>()),
  database: () => pool.db,
}));

let database: TestDatabase;
let world: ReturnType<typeof roomWorld>;
beforeAll(async () => {
  database = await createTestDatabase();
  pool.db = database.db;
  world = roomWorld(database);
});
afterAll(() => database.drop());

/** A browser that keeps the cookies it is given. */
function browser() {
  const jar = new Map<string, string>();
  const post = async (handler: typeof answerPlace, fields: object, more: Record<string, string> = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers({ cookie, ...more });
    const answer = await handler({ url: '', headers, body: Buffer.from(JSON.stringify(fields)) });
    for (const line of answer.cookies ?? []) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
      expect(line).toMatch(/HttpOnly/i);
    }
    return { status: answer.status, said: JSON.parse(String(answer.body)) };
  };
  return {
    jar,
    place: (f: object, m = {}) => post(answerPlace, f, m),
    enter: (f: object) => post(answerEnter, f),
  };
}

const poll = (roomId: string) =>
  answerPoll({ url: `/api/waiting-room/${roomId}`, headers: new Headers(), body: null });

test('from a first visit to an admission, by cookies alone; a copied place is worth nothing', async () => {
  const { roomId } = await world.gathering();
  const [me, thief] = [browser(), browser()];
  expect(await me.place({ roomId })).toMatchObject({ status: 200, said: { ok: true, arrival: 0 } });
  expect(me.jar.size).toBe(2);
  expect(await me.place({ roomId })).toMatchObject({ said: { arrival: 0 } });
  await thief.place({ roomId: newId() });
  const own = [...thief.jar][0];
  for (const [name, value] of me.jar) if (name !== own?.[0]) thief.jar.set(name, value);
  expect(await thief.place({ roomId })).toMatchObject({ said: { ok: true, arrival: 1 } });

  expect(await me.enter({ roomId })).toMatchObject({ said: { ok: false, code: 'WAIT' } });
  await world.open(roomId);
  await world.step();
  forgetRooms(database.db);
  const entered = await me.enter({ roomId });
  expect(entered.said).toMatchObject({ ok: true, until: expect.any(Number) });
  expect(me.jar.size).toBe(3);
});

test('the poll is small, the same for all, may be cached, and reads nothing when it was read just now', async () => {
  const { roomId } = await world.gathering();
  forgetRooms(database.db);
  const first = await poll(roomId);
  expect(first).toMatchObject({
    status: 200,
    headers: { 'cache-control': expect.stringMatching(/^public, max-age=1/) },
  });
  expect(String(first.body).length).toBeLessThan(500);
  expect(JSON.parse(String(first.body))).toMatchObject({ state: 'gathering', draw: null, serving: 0 });
  await database.db.execute(sql`update waiting_rooms set message = 'unread' where id = ${roomId}`);
  expect((await poll(roomId)).body).toBe(first.body);
  const read = vi.spyOn(database.db, 'execute');
  for (let n = 0; n < 1_000; n++) await poll(roomId);
  expect(read.mock.calls.length).toBeLessThanOrEqual(2);
  read.mockRestore();
  expect((await poll(newId())).status).toBe(404);
});

test('forms of other sites, rubbish and rooms that are not there are refused', async () => {
  const { roomId } = await world.gathering();
  const me = browser();
  expect((await me.place({ roomId }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await me.place({ roomId: 'x' })).status).toBe(404);
  expect((await me.place({ roomId: newId() })).said).toMatchObject({ code: 'NOT_FOUND' });
  expect((await me.enter({ roomId })).said).toMatchObject({ code: 'NOT_FOUND' });
  const answer = await answerPlace({ url: '', headers: new Headers(), body: Buffer.from('{') });
  expect(answer.status).toBe(400);
  expect(
    (await database.db.execute(sql`select arrivals from waiting_rooms where id = ${roomId}`))[0],
  ).toEqual({
    arrivals: 0,
  });
});
