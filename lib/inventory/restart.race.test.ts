import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Ctx, connect, setLine } from '@/db';
import { makeSeatedPerformance } from '@/db/factories';
import { migrateDatabase } from '@/db/migrate';
import { openTransaction } from '@/db/race-fixture';
import { claims } from '@/db/schema';
import { newId } from '@/lib/ids';
import { freePort } from '@/scripts/lib/ports';
import { type Cluster, startCluster } from '@/scripts/local/postgres/cluster';
import { throwAway } from '@/scripts/local/postgres/settings';
import { hold } from './hold';
import { holdInput } from './input';
import { stockDrift } from './self-check';

let folder: string;
let cluster: Cluster;
let start: () => Promise<Cluster>;
let pool: ReturnType<typeof connect>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tessera-restart-'));
  const options = {
    dataDir: join(folder, 'data'),
    port: await freePort(),
    password: randomBytes(8).toString('hex'),
  };
  start = () => startCluster({ ...options, settings: throwAway });
  cluster = await start();
  const url = cluster.urlOf('postgres');
  await migrateDatabase(url);
  pool = connect(url, { pool: 8 });
  setLine(pool.db, { queue: 1_000, patience: 60_000 });
}, 120_000);

afterAll(async () => {
  await pool.close();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('PostgreSQL restarts while pairs are being held: all or nothing, and the pool heals', async () => {
  const { performance } = await makeSeatedPerformance(pool.db, { rows: 10, seatsPerRow: 40 });
  const ask = (pair: number) =>
    hold({
      ctx: { actor: { kind: 'visitor', visitorId: newId() }, db: pool.db },
      input: holdInput.parse({ performanceId: performance.id, seatIndexes: [pair * 2, pair * 2 + 1] }),
    });
  const asked = Promise.allSettled(Array.from({ length: 200 }, (_, pair) => ask(pair)));
  await vi.waitFor(async () => {
    const [row] = await pool.db.execute<{ count: number }>(sql`select count(*)::int as count from claims`);
    expect(row?.count).toBeGreaterThan(4);
  });
  await cluster.stop();
  cluster = await start();
  const answers = await asked;
  expect(answers.some((answer) => answer.status === 'rejected')).toBe(true);

  await vi.waitFor(async () => expect(await ask(199)).toBeDefined(), { timeout: 20_000, interval: 50 });
  const halves = await pool.db.execute(sql`select hold_id from claims group by hold_id having count(*) <> 2`);
  expect([...halves]).toEqual([]);
  expect(await stockDrift(pool.db)).toEqual([]);
  // Whoever was told that he has his seats has them; whoever was cut off can ask again.
  const granted = answers.flatMap((answer) =>
    answer.status === 'fulfilled' && answer.value.ok ? [answer.value.holdId] : [],
  );
  const [kept] = await pool.db.execute<{ count: number }>(
    sql`select count(distinct hold_id)::int as count from claims where hold_id = any(${`{${granted.join(',')}}`}::uuid[])`,
  );
  expect(kept?.count).toBe(granted.length);
}, 120_000);

describe('PostgreSQL stops between the two seats of a pair', () => {
  /** The claims of a pair one by one, with PostgreSQL's end between them; how many of them it still knows afterwards. */
  async function pairThrough(begin: (claimFirst: (ctx: Ctx) => Promise<string>) => Promise<Finish>) {
    const { performance, seats, premium } = await makeSeatedPerformance(pool.db);
    const claim = async ({ db }: Ctx, seat: number, holdId: string) => {
      await db.execute(sql`insert into claims (performance_id, seat_id, price_level_id, state, hold_id, expires_at)
        values (${performance.id}, ${seats[seat]?.id}, ${premium.id}, 'held', ${holdId}, now() + interval '1 hour')`);
    };
    const finish = await begin(async (ctx) => {
      const holdId = newId();
      await ctx.db.execute(sql`insert into holds (id, buyer_key, currency, expires_at)
        values (${holdId}, ${`visitor:${newId()}`}, 'usd', now() + interval '1 hour')`);
      await claim(ctx, 0, holdId);
      return holdId;
    });
    await cluster.stop();
    await expect(finish((ctx, holdId) => claim(ctx, 1, holdId))).rejects.toThrow();
    cluster = await start();
    return vi.waitFor(() => pool.db.$count(claims, eq(claims.performanceId, performance.id)), {
      timeout: 40_000,
      interval: 50,
    });
  }
  type Finish = (claimSecond: (ctx: Ctx, holdId: string) => Promise<void>) => Promise<unknown>;
  const ctx = (): Ctx => ({ actor: { kind: 'job', name: 'test' }, db: pool.db });

  test('in one transaction: nothing of it is left', async () => {
    const left = await pairThrough(async (claimFirst) => {
      const open = await openTransaction(ctx(), claimFirst);
      return () => open.commit();
    });
    expect(left).toBe(0);
  }, 120_000);

  test('control: statement by statement: one seat of the pair is held', async () => {
    const left = await pairThrough(async (claimFirst) => {
      const holdId = await claimFirst(ctx());
      return (claimSecond) => claimSecond(ctx(), holdId);
    });
    expect(left).toBe(1);
  }, 120_000);
});
