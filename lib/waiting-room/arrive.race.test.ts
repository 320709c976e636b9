import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, setLine } from '@/db';
import { makeUser } from '@/db/factories';
import { waitingVisitors } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { arrive, mostFromOneNetwork } from './arrive';
import { comeIn } from './come-in';
import { roomWorld } from './testing';

let database: TestDatabase;
let other: ReturnType<typeof connect>;
let world: ReturnType<typeof roomWorld>;
beforeAll(async () => {
  database = await createTestDatabase();
  // A second web process.
  other = connect(database.url, { pool: 4, name: 'tessera-test-other' });
  setLine(other.db, { queue: 10_000, patience: 60_000 });
  world = roomWorld(database);
});
afterAll(async () => {
  await other.close();
  await database.drop();
});

const numbers = async (roomId: string) => {
  const rows = await database.db.select().from(waitingVisitors).where(eq(waitingVisitors.roomId, roomId));
  return rows.map(({ arrival }) => arrival).sort((a, b) => a - b);
};

test('two processes number 400 arrivals and the same visitor in both: no gap, nobody twice', async () => {
  const { roomId } = await world.gathering();
  const same = world.visitor();
  const come = (db: typeof other.db, actor = world.visitor()) =>
    arrive({ ctx: { actor, db }, input: { roomId, address: 'unknown' } });
  const answers = await Promise.all([
    ...Array.from({ length: 200 }, () => [come(database.db), come(other.db)]).flat(),
    come(database.db, same),
    come(other.db, same),
  ]);
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(answers.at(-1)).toEqual(answers.at(-2));
  expect(await numbers(roomId)).toEqual(Array.from({ length: 401 }, (_, n) => n));
});

test('sixty cookies of one network come at once to two processes: fifty have a place in the draw, others are not kept out', async () => {
  const { roomId } = await world.gathering();
  const here = { roomId, address: '203.0.113.50' };
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, n) =>
      arrive({ ctx: { actor: world.visitor(), db: n % 2 ? database.db : other.db }, input: here }),
    ),
  );
  expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.code]))).toEqual(Array(10).fill('CROWDED'));
  expect(await numbers(roomId)).toEqual(Array.from({ length: mostFromOneNetwork }, (_, n) => n));
  const { id: userId, email } = await makeUser(database.db);
  const fan = { kind: 'fan', userId, email, emailVerified: true } as const;
  expect(await arrive({ ctx: { actor: fan, db: database.db }, input: here })).toMatchObject({ arrival: 50 });
  expect(await world.arrive(roomId, world.visitor(), false, '203.0.113.51')).toMatchObject({ arrival: 51 });
  await world.open(roomId);
  // The end of the queue is nobody's chance: whoever comes after the opening stands there.
  expect(await world.arrive(roomId, world.visitor(), false, here.address)).toMatchObject({ arrival: 52 });
});

test('control: without the room’s lock two get one number, and only the index stops it', async () => {
  const { roomId } = await world.gathering();
  const unguarded = () =>
    database.db.transaction(async (tx) => {
      const [room] = await tx.execute<{ arrivals: number }>(
        sql`select arrivals from waiting_rooms where id = ${roomId}`,
      );
      await tx.insert(waitingVisitors).values({ roomId, buyerKey: newId(), arrival: room?.arrivals ?? 0 });
      await tx.execute(sql`update waiting_rooms set arrivals = arrivals + 1 where id = ${roomId}`);
    });
  const all = await Promise.allSettled(Array.from({ length: 20 }, unguarded));
  expect(all.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
});

test('ten tabs come in at once on two processes: one admission', async () => {
  const { roomId } = await world.gathering();
  const actor = world.visitor();
  await world.open(roomId);
  await world.arrive(roomId, actor);
  await world.step();
  const tabs = Array.from({ length: 10 }, (_, n) =>
    comeIn({ ctx: { actor, db: n % 2 ? database.db : other.db }, input: { roomId } }),
  );
  await Promise.all(tabs);
  const again = await world.comeIn(roomId, actor);
  const said = (await Promise.all(tabs)).filter(({ ok }) => ok);
  for (const answer of said) expect(answer).toEqual(again);
  expect(again).toMatchObject({ ok: true });
});
