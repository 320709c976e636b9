import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '@/db';
import { openTransaction, patiently, untilBlocked } from '@/db/race-fixture';
import { auditLog, orders, stripeEvents } from '@/db/schema';
import { hold } from '@/lib/inventory/hold';
import { readSession, type SessionFacts } from '@/lib/stripe/checkout';
import { ask, forgetPayments, settle, startGuardWorld } from './guards-fixture';
import { handleStripeEvent } from './handle-stripe-event';
import { reconcile } from './reconcile';
import { refundPayment } from './refund-payment';
import { selfCheck } from './self-check';

/*
 * What settling a payment rests on, guard by guard: the race with it, then the same with it taken away. A control breaks
 * the books inside a transaction that is undone, so the next test finds them right.
 */

let world: Awaited<ReturnType<typeof startGuardWorld>>;
beforeAll(async () => {
  world = await startGuardWorld();
});
afterEach(async () => expect(await world.violations()).toEqual([]));
afterAll(() => world.close());

const reconcileAll = () => reconcile({ ctx: world.job(), input: { olderThanSeconds: 0 } });

const whatIsWrong = async (db: Ctx['db'] = world.db) =>
  (await selfCheck(db, world.controls.dump())).map(({ what }) => what);

async function expectOneOutcome(orderId: string) {
  expect(await world.statusOf(orderId)).toBe('paid');
  expect(await world.ticketsOf(orderId)).toBe(2);
  expect(await world.mailsOf(orderId)).toEqual(['receipt']);
  expect(await world.refundsOf(orderId)).toEqual([]);
}

describe('two events for one payment', () => {
  test('at once: the second waits for the order, finds it paid and changes nothing', async () => {
    const { orderId, facts } = await world.paidAtStripe();
    const completed = await openTransaction(world.job(), (tx) => settle(tx, facts, 'evt_completed'));
    const succeeded = patiently(world.job(), (tx) => settle(tx, facts, 'evt_succeeded'));
    await untilBlocked(world.db);
    expect([await completed.commit(), await succeeded]).toEqual(['paid', 'unchanged']);
    await expectOneOutcome(orderId);
  });

  test('control: events are told apart, payments are not: the buyer has tickets and gets his money back', async () => {
    const { orderId, facts } = await world.paidAtStripe();
    const answers = await world.undone(async (tx) => {
      await forgetPayments(tx);
      const both = [await settle(tx, facts, 'evt_one'), await settle(tx, facts, 'evt_two')];
      return { both, refunds: await world.refundsIn(tx.db, orderId) };
    });
    expect(answers).toEqual({ both: ['paid', 'refund_owed'], refunds: 1 });
    await ask(world.job(), orderId);
  });
});

describe('webhook, success page and reconciler', () => {
  type Order = Awaited<ReturnType<typeof world.paidAtStripe>>;
  const askers = {
    webhook: ({ event }: Order) => handleStripeEvent({ ctx: world.job(), input: event }),
    page: ({ orderId }: Order) => ask(world.job(), orderId),
    reconciler: () => reconcileAll(),
  };
  type Asker = keyof typeof askers;
  const sequences: Asker[][] = [
    ['webhook', 'page', 'reconciler'],
    ['page', 'webhook', 'reconciler'],
    ['page', 'reconciler', 'webhook'],
    ['reconciler', 'page', 'webhook'],
    ['page'],
    ['reconciler'],
    ['webhook'],
  ];
  const cases = sequences.map((names) => [names.join(', then '), names] as const);
  test.each(cases)('%s: a paid order, once', async (_, names) => {
    const order = await world.paidAtStripe();
    for (const name of names) await askers[name](order);
    await expectOneOutcome(order.orderId);
  });

  test('control: nobody asks: the money is at Stripe and the books are wrong until somebody does', async () => {
    const { orderId } = await world.paidAtStripe();
    expect(await whatIsWrong()).toEqual(['captured by Stripe']);
    expect(await world.statusOf(orderId)).toBe('awaiting_payment');
    await reconcileAll();
  });

  test('control: a page that believes the address it was called by makes orders paid that are not', async () => {
    const { orderId } = await world.bought();
    const wrong = await world.undone(async ({ db }) => {
      await db.update(orders).set({ status: 'paid', paidAt: sql`now()` }).where(eq(orders.id, orderId));
      return whatIsWrong(db);
    });
    expect(wrong).toContain('paid order without exactly its payment');
    expect(await ask(world.job(), orderId)).toBe('unchanged');
  });

  test('control: all three have read "paid", and payments are not told apart: the money goes back twice', async () => {
    const { orderId, facts } = await world.paidAtStripe();
    const answers = await world.undone(async (tx) => {
      await forgetPayments(tx);
      return [await settle(tx, facts), await settle(tx, facts), await settle(tx, facts)];
    });
    expect(answers).toEqual(['paid', 'refund_owed', 'refund_owed']);
    await ask(world.job(), orderId);
  });
});

describe('"expired" comes while "completed" is dealt with', () => {
  const expiredOf = (facts: SessionFacts): SessionFacts => ({
    ...facts,
    state: 'expired',
    paymentIntentId: null,
  });

  test('it waits for the order and finds it paid', async () => {
    const { orderId, facts } = await world.paidAtStripe();
    const completed = await openTransaction(world.job(), (tx) => settle(tx, facts));
    const expired = patiently(world.job(), (tx) => settle(tx, expiredOf(facts)));
    await untilBlocked(world.db);
    expect([await completed.commit(), await expired]).toEqual(['paid', 'unchanged']);
    await expectOneOutcome(orderId);
  });

  test('control: the state is read before the wait: the paid order ends', async () => {
    const { orderId, facts } = await world.paidAtStripe();
    const completed = await openTransaction(world.job(), (tx) => settle(tx, facts));
    const expired = patiently(world.job(), async ({ db }) => {
      const [order] = await db.select({ status: orders.status }).from(orders).where(eq(orders.id, orderId));
      if (order?.status !== 'awaiting_payment') return;
      await db.update(orders).set({ status: 'expired' }).where(eq(orders.id, orderId));
    });
    await untilBlocked(world.db);
    await completed.commit();
    await expired;
    expect(await whatIsWrong()).toContain('payment of an order that is not paid');
    await world.db.update(orders).set({ status: 'paid' }).where(eq(orders.id, orderId));
  });
});

describe('the time to pay is over', () => {
  const overdue = (holdId: string) =>
    world.db.execute(sql`update holds set expires_at = now() - interval '1 second' where id = ${holdId}`);

  test('Stripe is asked to end the session first: afterwards nobody can pay', async () => {
    const { orderId, sessionId, holdId } = await world.bought();
    await overdue(holdId);
    await reconcileAll();
    expect(await world.statusOf(orderId)).toBe('expired');
    expect(() => world.controls.paySession(sessionId)).toThrow();
  });

  test('the card was faster: the order is paid', async () => {
    const { orderId, holdId } = await world.paidAtStripe();
    await overdue(holdId);
    await reconcileAll();
    await expectOneOutcome(orderId);
  });

  test('control: seats freed by the clock alone: sold to another, and paid for all the same', async () => {
    const { orderId, sessionId, holdId, input } = await world.bought();
    await overdue(holdId);
    const open = await readSession(sessionId);
    expect(await settle(world.job(), { ...open, state: 'expired' })).toBe('ended');
    expect(await hold({ ctx: world.ctx(), input })).toMatchObject({ ok: true });
    world.controls.paySession(sessionId);
    expect(await whatIsWrong()).toEqual(['captured by Stripe']);
    // What is left is to give the money back.
    expect(await settle(world.job(), await readSession(sessionId))).toBe('refund_owed');
    const [refund] = await world.refundsOf(orderId);
    await refundPayment({ ctx: world.job(), input: { refundId: refund?.id ?? '' } });
  });
});

describe('killed between the commit and the answer: Stripe sends the event again', () => {
  const deliver = (ctx: Ctx, event: Parameters<typeof handleStripeEvent>[0]['input']) =>
    handleStripeEvent({ ctx, input: event });

  test('it changes nothing', async () => {
    const { orderId, event } = await world.paidAtStripe();
    await deliver(world.job(), event);
    const audited = await world.db.$count(auditLog);
    for (let again = 0; again < 3; again++) await deliver(world.job(), event);
    expect(await world.db.$count(auditLog)).toBe(audited);
    expect(await world.db.$count(stripeEvents, eq(stripeEvents.id, event.id))).toBe(1);
    await expectOneOutcome(orderId);
  });

  test('control: neither event nor payment is remembered: the second time gives a paid order its money back', async () => {
    const { orderId, event } = await world.paidAtStripe();
    const owed = await world.undone(async (tx) => {
      await forgetPayments(tx);
      await deliver(tx, event);
      await tx.db.delete(stripeEvents).where(eq(stripeEvents.id, event.id));
      await deliver(tx, event);
      return world.refundsIn(tx.db, orderId);
    });
    expect(owed).toBe(1);
    await ask(world.job(), orderId);
  });

  test('control: an event that is remembered before its effect is written is lost with the process', async () => {
    const { orderId, event } = await world.paidAtStripe();
    const status = await world.undone(async (tx) => {
      await tx.db.insert(stripeEvents).values(event);
      // Here the process died.
      await deliver(tx, event);
      const [order] = await tx.db
        .select({ status: orders.status })
        .from(orders)
        .where(eq(orders.id, orderId));
      return order?.status;
    });
    expect(status).toBe('awaiting_payment');
    await ask(world.job(), orderId);
  });
});
