import { execFile } from 'node:child_process';
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
beforeAll(async () => {
  world = await startPaymentWorld();
  // No webhook comes: whatever is put right is put right by what runs after the crash.
  world.controls.setWebhooks({ paused: true });
  performanceId = (await makeSeatedPerformance(world.db, { rows: 8, seatsPerRow: 20 })).performance.id;
});
afterAll(() => world.close());

type Death = { signal: string | null; statements: number };

function buyUntil(crashAt: number, seat = crashAt): Promise<Death> {
  const env = {
    ...process.env,
    CRASH_AT: String(crashAt),
    SEAT: String(seat),
    PERFORMANCE: performanceId,
  };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'lib/payments/crash-buyer.ts'],
      { env, timeout: 60_000 },
      (error, stdout) => resolve({ signal: error?.signal ?? null, statements: Number(stdout) }),
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
  const whole = await buyUntil(10_000, 0);
  expect(whole.signal).toBeNull();
  expect(whole.statements).toBeGreaterThan(20);
  // Every third statement: each run starts a process, and the neighbours of a step are no different.
  const steps = Array.from({ length: Math.ceil(whole.statements / 3) }, (_, at) => at * 3 + 1);
  for (let at = 0; at < steps.length; at += 2) {
    const deaths = await Promise.all(steps.slice(at, at + 2).map((step) => buyUntil(step)));
    expect(deaths.map((death) => death.signal)).toEqual(deaths.map(() => 'SIGKILL'));
  }
  await putRight();
  expect(await world.violations()).toEqual([]);
  expect(await world.db.$count(holds, sql`state in ('active', 'paying')`)).toBe(0);
  expect(await world.db.$count(orders, sql`status in ('open', 'awaiting_payment', 'paid_late')`)).toBe(0);
  // Who died before paying left a free seat behind; who had paid owns his.
  const sold = await world.db.$count(orders, eq(orders.status, 'paid'));
  const free = await Promise.all(
    [0, ...steps].map((seat) =>
      hold({ ctx: world.ctx(), input: holdInput.parse({ performanceId, seatIndexes: [seat] }) }),
    ),
  );
  expect(free.filter((answer) => !answer.ok).length).toBeLessThanOrEqual(sold);
}, 240_000);
