import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTransaction } from '@/db';
import { meeting, openTransaction, untilBlocked } from '@/db/race-fixture';
import { claims, refunds } from '@/db/schema';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { lockOrder } from '@/lib/orders/transition';
import { listRefunds } from '@/lib/stripe/refunds';
import { startGuardWorld } from './guards-fixture';
import { oweRefund } from './owe-refund';
import { recordRefund } from './record-refund';
import { refundWorld } from './refund-fixture';
import { refundPayment } from './refund-payment';

/* What keeps a refund from being too much, and from taking a seat that somebody else has bought since. */

let world: Awaited<ReturnType<typeof startGuardWorld>>;
let made: Awaited<ReturnType<typeof refundWorld>>;
beforeAll(async () => {
  world = await startGuardWorld();
  made = await refundWorld(world);
});
afterAll(async () => {
  expect(await world.violations()).toEqual([]);
  await world.close();
});

async function paid(seat: number) {
  const { orderId } = await made.buy([seat]);
  const [payment] = await world.paymentsOf(orderId);
  return { orderId, paymentId: payment?.id ?? '', paymentIntentId: payment?.paymentIntentId ?? '' };
}

const promised = async (db: Pick<typeof world.db, 'select'>, orderId: string) => {
  const [row] = await db
    .select({ total: sql<number>`coalesce(sum(${refunds.amount}), 0)::int` })
    .from(refunds)
    .where(eq(refunds.orderId, orderId));
  return row?.total ?? 0;
};

test('three partial refunds meet, each less than what was paid: one is promised, the others are too much', async () => {
  const { orderId, paymentId } = await paid(0);
  const first = await openTransaction(world.job(), ({ db }) => lockOrder(db, orderId));
  const asked = ['one', 'two', 'three'].map((reason) =>
    oweRefund({ ctx: world.job(), input: { orderId, paymentId, reason, amount: 5_000 } }),
  );
  await untilBlocked(world.db, 3);
  await first.commit();
  const answers = await Promise.all(asked);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok && answer.code === 'TOO_MUCH')).toHaveLength(2);
  expect(await promised(world.db, orderId)).toBe(5_000);
  const [refund] = await world.refundsOf(orderId);
  await refundPayment({ ctx: world.job(), input: { refundId: refund?.id ?? '' } });
});

test('control: by the sum that was read before the wait, 10,000 of 8,000 are promised', async () => {
  const { orderId, paymentId } = await paid(1);
  const both = meeting(2);
  const careless = (reason: string) =>
    withTransaction(world.job(), async ({ db }) => {
      const before = await promised(db, orderId);
      await both();
      if (before + 5_000 > 8_000) return;
      await db.insert(refunds).values({ orderId, paymentId, reason, amount: 5_000 });
    });
  await Promise.all([careless('one'), careless('two')]);
  expect(await promised(world.db, orderId)).toBe(10_000);
  await world.db.delete(refunds).where(eq(refunds.orderId, orderId));
});

/** The seat of an order whose money is back has somebody else in it. */
async function resold(seat: number) {
  const { orderId, paymentId, paymentIntentId } = await paid(seat);
  const seats = await world.db
    .select({ performanceId: claims.performanceId, seatId: claims.seatId })
    .from(claims)
    .where(eq(claims.orderId, orderId));
  await oweRefund({ ctx: world.job(), input: { orderId, paymentId, reason: 'asked', amount: 8_000 } });
  const [refund] = await world.refundsOf(orderId);
  const send = () => refundPayment({ ctx: world.job(), input: { refundId: refund?.id ?? '' } });
  await send();
  const rival = await hold({
    ctx: world.ctx(),
    input: holdInput.parse({ performanceId: made.performanceId, seatIndexes: [seat] }),
  });
  if (!rival.ok) throw new Error(rival.message);
  const kept = (db: Pick<typeof world.db, '$count'>) => db.$count(claims, eq(claims.holdId, rival.holdId));
  return { orderId, paymentIntentId, seats, send, kept };
}

test('a refund that is told again after its seat was taken by another frees nothing more', async () => {
  const { paymentIntentId, send, kept, orderId } = await resold(2);
  const [facts] = await listRefunds(paymentIntentId);
  if (!facts) throw new Error('Stripe has no refund');
  const tell = (id: string) =>
    recordRefund({ ctx: world.job(), input: { facts, event: { id, type: 'refund.updated' } } });
  await Promise.all([send(), send(), tell(`evt_${orderId}_1`), tell(`evt_${orderId}_2`)]);
  expect(await kept(world.db)).toBe(1);
  expect(await world.mailsOf(orderId)).toEqual(['receipt', 'refund']);
});

test('control: freed by the seat that the order once had, the new buyer loses it', async () => {
  const { seats, kept } = await resold(3);
  const left = await world.undone(async (tx) => {
    for (const { performanceId, seatId } of seats) {
      await tx.db
        .delete(claims)
        .where(and(eq(claims.performanceId, performanceId), eq(claims.seatId, seatId)));
    }
    return kept(tx.db);
  });
  expect(left).toBe(0);
  expect(await kept(world.db)).toBe(1);
});
