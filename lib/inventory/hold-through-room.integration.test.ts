import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Database } from '@/db';
import { makeSeatedPerformance, makeUser } from '@/db/factories';
import { claims, performances } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { sealVisitorId, visitorCookieName } from '@/lib/identity/visitor-cookie';
import { newId } from '@/lib/ids';
import { asFan } from '@/lib/organizers/testing';
import { roomWorld } from '@/lib/waiting-room/testing';
import { admissionCookie, keysOf, sealAdmission, sealPlace } from '@/lib/waiting-room/token';
import { answerHold } from './answer-hold';
import { hold } from './hold';
import { holdInput } from './input';

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

/** A hall whose tickets are sold through a waiting room. */
async function hall() {
  const made = await makeSeatedPerformance(database.db);
  const { event, performance } = made;
  const set = { organizerId: event.organizerId, eventId: event.id, performanceId: performance.id };
  const room = await world.setUp({ ...set, scope: 'event' });
  if (!room.ok) throw new Error(room.message);
  return { ...made, roomId: room.roomId };
}

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;
const visitor = () => ({ kind: 'visitor' as const, visitorId: newId() });

test('a hold demands the admission of its caller, by seats, by places of the best, together and alone', async () => {
  const { performance, premium, roomId } = await hall();
  const [me, other] = [visitor(), visitor()];
  const mine = sealAdmission(roomId, `visitor:${me.visitorId}`, inSeconds(60));
  const take = (wish: object, tokens?: string[], who = me) =>
    hold({
      ctx: database.ctx(who),
      input: {
        ...holdInput.parse({ performanceId: performance.id, ...wish }),
        ...(tokens && { admission: { keys: keysOf(who), tokens } }),
      },
    });
  const seat = { seatIndexes: [0] };
  const best = { best: { priceLevelId: premium.id, quantity: 1 } };
  const elsewhere = sealAdmission(newId(), `visitor:${me.visitorId}`, inSeconds(60));
  const over = sealAdmission(roomId, `visitor:${me.visitorId}`, inSeconds(-1));
  const place = sealPlace(roomId, `visitor:${me.visitorId}`, inSeconds(60));
  const refused = await Promise.all([
    take(seat),
    take(best),
    take(seat, []),
    take(seat, [elsewhere, over, place]),
    take(best, [over]),
    take(seat, [mine], other),
    take(best, [mine], other),
  ]);
  for (const answer of refused) expect(answer).toMatchObject({ ok: false, code: 'WAITING_ROOM', roomId });
  expect(await database.db.$count(claims, eq(claims.performanceId, performance.id))).toBe(0);
  expect(await take(seat, [over, mine])).toMatchObject({ ok: true });
  expect(await take(best, [mine])).toMatchObject({ ok: true });
});

test('an admission of the browser holds for the account that signs in there', async () => {
  const { performance, roomId } = await hall();
  const { visitorId } = visitor();
  const user = await makeUser(database.db);
  const actor = { kind: 'fan' as const, userId: user.id, email: user.email, emailVerified: true, visitorId };
  const tokens = [sealAdmission(roomId, `visitor:${visitorId}`, inSeconds(60))];
  const wish = holdInput.parse({ performanceId: performance.id, seatIndexes: [3] });
  const held = await hold({
    ctx: database.ctx(actor),
    input: { ...wish, admission: { keys: keysOf(actor), tokens } },
  });
  expect(held).toMatchObject({ ok: true });
  const elsewhere = asFan(user);
  const moved = await hold({
    ctx: database.ctx(elsewhere),
    input: { ...wish, seatIndexes: [4], admission: { keys: keysOf(elsewhere), tokens } },
  });
  expect(moved).toMatchObject({ code: 'WAITING_ROOM' });
});

test('the page’s request carries it as a cookie; when the room is closed nothing is demanded', async () => {
  const { performance, roomId } = await hall();
  const { visitorId } = visitor();
  const own = `${visitorCookieName()}=${sealVisitorId(visitorId)}`;
  const admitted = `${admissionCookie(roomId)}=${sealAdmission(roomId, `visitor:${visitorId}`, inSeconds(60))}`;
  const post = async (cookie: string, seat: string) => {
    const headers = new Headers({ 'content-type': 'application/json', cookie });
    const body = Buffer.from(JSON.stringify({ performanceId: performance.id, seat }));
    return JSON.parse(String((await answerHold({ url: '/api/holds', headers, body })).body));
  };
  expect(await post(own, '0')).toMatchObject({ code: 'WAITING_ROOM', roomId });
  expect(await post(`${own}; ${admitted}`, '0')).toMatchObject({ ok: true });
  await database.db
    .update(performances)
    .set({ waitingRoomId: null })
    .where(eq(performances.id, performance.id));
  expect(await post(own, '1')).toMatchObject({ ok: true });
});
