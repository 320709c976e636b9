import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSeatedPerformance } from '@/db/factories';
import { holds, orders } from '@/db/schema';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { sweepHolds } from '@/lib/inventory/sweep-holds';
import { reconcile } from './reconcile';
import { type PaymentWorld, startPaymentWorld } from './testing';

let world: PaymentWorld;
let performanceId: string;
let folder: string;
let buyer: string;

/** One file that a new process reads at once: loading the sources takes ten times as long as the purchase. */
async function bundleBuyer(outfile: string): Promise<void> {
  const needsRequire = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";
  // The bundler that tsx brings.
  const { build } = createRequire(import.meta.resolve('tsx'))('esbuild');
  await build({
    entryPoints: ['lib/payments/crash-fixture.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    banner: { js: needsRequire },
    outfile,
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tessera-crash-'));
  buyer = join(folder, 'buyer.mjs');
  await bundleBuyer(buyer);
  world = await startPaymentWorld();
  // No webhook comes: whatever is put right is put right by what runs after the crash.
  world.controls.setWebhooks({ paused: true });
  performanceId = (await makeSeatedPerformance(world.db, { rows: 8, seatsPerRow: 20 })).performance.id;
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

type Death = { signal: string | null; statements: number };

function buyUntil(crashAt: number, { seat = crashAt, loose = '' } = {}): Promise<Death> {
  const env = {
    ...process.env,
    LOOSE: loose,
    CRASH_AT: String(crashAt),
    SEAT: String(seat),
    PERFORMANCE: performanceId,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [buyer], { env, timeout: 60_000 }, (error, stdout) =>
      resolve({ signal: error?.signal ?? null, statements: Number(stdout) }),
    );
  });
}

/** What the worker does after the restart, with the time for every cart over. */
async function putRight() {
  const ctx = world.job();
  await reconcile({ ctx, input: { olderThanSeconds: 0 } });
  await world.db.execute(
    sql`update holds set expires_at = now() - interval '1 second' where state in ('active', 'paying')`,
  );
  await world.db.execute(
    sql`update claims set expires_at = now() - interval '1 second' where state = 'held' and expires_at < 'infinity'`,
  );
  await reconcile({ ctx, input: { olderThanSeconds: 0 } });
  await reconcile({ ctx, input: { olderThanSeconds: 0 } });
  await sweepHolds({ ctx, input: { limit: 100 } });
}

test('kill -9 at any step from hold to mail: afterwards the books are right and every seat is sold or free', async () => {
  // The first purchase of a performance does a little more: it makes the keys that sign its tickets.
  await buyUntil(10_000, { seat: 70 });
  const whole = await buyUntil(10_000, { seat: 71 });
  expect(whole.signal).toBeNull();
  expect(whole.statements).toBeGreaterThan(20);
  const steps = Array.from({ length: whole.statements }, (_, at) => at + 1);
  for (let at = 0; at < steps.length; at += 4) {
    const deaths = await Promise.all(steps.slice(at, at + 4).map((step) => buyUntil(step)));
    expect(deaths.map((death) => death.signal)).toEqual(deaths.map(() => 'SIGKILL'));
  }
  await putRight();
  expect(await world.violations()).toEqual([]);
  expect(await world.db.$count(holds, sql`state in ('active', 'paying')`)).toBe(0);
  expect(await world.db.$count(orders, sql`status in ('open', 'awaiting_payment', 'paid_late')`)).toBe(0);
  // Who died before paying left a free seat behind; who had paid owns his.
  const sold = await world.db.$count(orders, eq(orders.status, 'paid'));
  expect(sold).toBeGreaterThan(1);
  const free = await Promise.all(
    [70, 71, ...steps].map((seat) =>
      hold({ ctx: world.ctx(), input: holdInput.parse({ performanceId, seatIndexes: [seat] }) }),
    ),
  );
  expect(free.filter((answer) => !answer.ok).length).toBeLessThanOrEqual(sold);
}, 240_000);

// Last, since it leaves books behind that nothing puts right.
test('control: without transactions a killed process leaves a payment that no restart puts right', async () => {
  performanceId = (await makeSeatedPerformance(world.db)).performance.id;
  await buyUntil(10_000, { seat: 19 });
  const whole = await buyUntil(10_000, { seat: 0, loose: 'yes' });
  expect(whole.signal).toBeNull();
  expect(whole.statements).toBeGreaterThan(20);
  expect(await world.violations()).toEqual([]);
  // Among the last statements: the payment is written down, and something that belongs to it is not.
  const steps = [4, 8, 12].map((fromEnd) => whole.statements - fromEnd);
  const deaths = await Promise.all(steps.map((step, at) => buyUntil(step, { seat: at + 1, loose: 'yes' })));
  expect(deaths.map((death) => death.signal)).toEqual(steps.map(() => 'SIGKILL'));
  await putRight();
  expect(await world.violations()).not.toEqual([]);
}, 120_000);
