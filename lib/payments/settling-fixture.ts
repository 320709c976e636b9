import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { makeSeatedPerformance } from '@/db/factories';
import { type PaymentWorld, startPaymentWorld } from './testing';

/** A PaymentWorld for the tests of one file, cleared of faults after each, with what tests of settling say often. */
export function settlingWorld() {
  let world: PaymentWorld;
  beforeAll(async () => {
    world = await startPaymentWorld();
  });
  afterEach(() => {
    world.controls.clearFaults();
    world.controls.setWebhooks({ duplicate: 0, paused: false, tamper: null });
    world.controls.moveClock({ offsetMs: 0 });
  });
  afterAll(() => world.close());
  const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 20 });

  return {
    world: () => world,
    /** No webhook arrives. */
    silence: () => world.controls.setWebhooks({ paused: true }),
    until,
    untilStatus: (orderId: string, status: string) =>
      until(async () => expect(await world.statusOf(orderId)).toBe(status)),
    /** A performance, and how somebody comes to Stripe's page with seats of it. */
    async seats() {
      const { performance } = await makeSeatedPerformance(world.db);
      return {
        performanceId: performance.id,
        buy: (seatIndexes = [0, 1]) =>
          world.checkout({ performanceId: performance.id, seatIndexes }, seatIndexes.length * 8_000),
      };
    },
    /** The clock, moved on for one cart: its time to pay is over. */
    overdue: (holdId: string) =>
      world.db.execute(sql`update holds set expires_at = now() - interval '1 second' where id = ${holdId}`),
    /** What a lost hold looks like: the seats of an unpaid order have been given up, for anybody to take. */
    async loseSeats(holdId: string) {
      await world.db.execute(sql`delete from claims where hold_id = ${holdId}`);
      await world.db.execute(sql`update holds set state = 'expired' where id = ${holdId}`);
    },
  };
}
