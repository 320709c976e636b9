import { sql } from 'drizzle-orm';
import { char, check, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from './columns';
import { orders } from './orders';

export const refundState = pgEnum('refund_state', ['owed', 'requested', 'succeeded', 'failed']);

/** Money that was captured for an order. */
export const payments = pgTable(
  'payments',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    sessionId: text().notNull(),
    paymentIntentId: text().notNull(),
    /** Minor units. */
    amount: integer().notNull(),
    currency: char({ length: 3 }).notNull(),
    capturedAt: moment().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('payments_session_key').on(t.sessionId),
    uniqueIndex('payments_intent_key').on(t.paymentIntentId),
    index('payments_order').on(t.orderId),
    check('payments_amount', sql`${t.amount} > 0`),
  ],
);

/** Money to give back. The row comes first, the call to Stripe after; its id is Stripe's idempotency key. */
export const refunds = pgTable(
  'refunds',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    paymentId: uuid()
      .notNull()
      .references(() => payments.id),
    /** Why, as a key: two askers with one reason make one refund. */
    reason: text().notNull(),
    amount: integer().notNull(),
    state: refundState().notNull().default('owed'),
    stripeRefundId: text(),
    failure: text(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    uniqueIndex('refunds_reason_key').on(t.paymentId, t.reason),
    uniqueIndex('refunds_stripe_key').on(t.stripeRefundId),
    index('refunds_order').on(t.orderId),
    index('refunds_unsettled').on(t.updatedAt).where(sql`state in ('owed', 'requested')`),
    check('refunds_amount', sql`${t.amount} > 0`),
  ],
);

/** How far something that is read from outside has been followed; everything older has been dealt with. */
export const cursors = pgTable('cursors', {
  name: text().primaryKey(),
  reachedAt: moment().notNull(),
});

/** Every webhook that was accepted; its id is the claim that makes a repetition harmless. */
export const stripeEvents = pgTable(
  'stripe_events',
  {
    id: text().primaryKey(),
    type: text().notNull(),
    objectId: text(),
    receivedAt: createdAt(),
  },
  (t) => [index('stripe_events_object').on(t.objectId), index('stripe_events_received').on(t.receivedAt)],
);
