import { eq, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withRollback } from '@/db';
import { makeSeatedPerformance } from '@/db/factories';
import { refunds } from '@/db/schema';
import { RollbackWith } from '@/lib/errors';
import { holdInput } from '@/lib/inventory/input';
import { readSession, type SessionFacts } from '@/lib/stripe/checkout';
import { refreshOrder } from './refresh-order';
import { settleSession } from './settle-session';
import { type PaymentWorld, startPaymentWorld } from './testing';

type Tx = Ctx & { db: Transaction };

/** A PaymentWorld whose webhooks wait until a test delivers them by hand, with what tests of guards need. */
export async function startGuardWorld() {
  const world = await startPaymentWorld();
  world.controls.setWebhooks({ paused: true });

  async function bought(seatIndexes = [0, 1]) {
    const { performance } = await makeSeatedPerformance(world.db);
    const input = { performanceId: performance.id, seatIndexes };
    return { ...(await world.checkout(input, seatIndexes.length * 8_000)), input: holdInput.parse(input) };
  }

  return {
    ...world,
    /** An order that waits for its money. */
    bought,
    /** An order whose money Stripe has, and of which nobody here has heard: what Stripe says, and its event. */
    paidAtStripe: async () => {
      const order = await bought();
      world.controls.paySession(order.sessionId);
      const facts = await readSession(order.sessionId);
      return { ...order, facts, event: completedEvent(world, order.sessionId) };
    },
    /** Whatever `work` does is undone; its answer stays. A control breaks the books here. */
    undone: <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
      withRollback<T, Ctx>(world.job(), async (tx) => {
        throw new RollbackWith(await work(tx));
      }),
    refundsIn: (db: Ctx['db'], orderId: string) => db.$count(refunds, eq(refunds.orderId, orderId)),
  };
}

function completedEvent(world: PaymentWorld, sessionId: string) {
  const type = 'checkout.session.completed';
  const { events } = world.controls.dump();
  const event = events.find((made) => made.type === type && made.data.object.id === sessionId);
  return { id: event?.id ?? '', type, objectId: sessionId, paymentIntentId: null };
}

export const settle = (ctx: Ctx, facts: SessionFacts, eventId?: string) =>
  settleSession({
    ctx,
    input: { facts, event: eventId ? { id: eventId, type: 'checkout.session.completed' } : undefined },
  });

export const ask = (ctx: Ctx, orderId: string) => refreshOrder({ ctx, input: { orderId } });

/** Takes away the guard behind all others: one payment is one row. */
export async function forgetPayments({ db }: Tx): Promise<void> {
  await db.execute(sql`drop index payments_session_key`);
  await db.execute(sql`drop index payments_intent_key`);
}
