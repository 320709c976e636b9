import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  char,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { performances } from './catalog';
import { createdAt, id, moment } from './columns';
import { orders } from './orders';
import { organizers } from './organizers';
import { tickets } from './tickets';

/** How the money came: only `stripe` is given back by a call, everything else by hand. */
export const paymentMethod = pgEnum('payment_method', ['stripe', 'cash', 'terminal', 'invoice']);

export const refundState = pgEnum('refund_state', ['owed', 'requested', 'succeeded', 'failed']);

/** Money that was captured for an order. */
export const payments = pgTable(
  'payments',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    method: paymentMethod().notNull().default('stripe'),
    /** Stripe's; null for every other method. */
    sessionId: text(),
    paymentIntentId: text(),
    /** The last four digits of the card, when it was one. */
    cardLast4: char({ length: 4 }),
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
    index('payments_card').on(t.cardLast4).where(sql`card_last4 is not null`),
    check('payments_amount', sql`${t.amount} > 0`),
    check(
      'payments_at_stripe',
      sql`(${t.method} = 'stripe') = (num_nonnulls(${t.sessionId}, ${t.paymentIntentId}) = 2)`,
    ),
    check(
      'payments_by_hand',
      sql`${t.method} = 'stripe' or num_nonnulls(${t.sessionId}, ${t.paymentIntentId}) = 0`,
    ),
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
    /** For whose tickets it is; null when it concerns the whole payment. */
    organizerId: uuid().references(() => organizers.id),
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
    index('refunds_failed').on(t.organizerId).where(sql`state = 'failed'`),
    index('refunds_unsettled').on(t.updatedAt).where(sql`state in ('owed', 'requested')`),
    check('refunds_amount', sql`${t.amount} > 0`),
  ],
);

/** Which refund gave back the money of a ticket; none for a ticket that was given back for nothing. */
export const refundedTickets = pgTable(
  'refunded_tickets',
  {
    ticketId: uuid()
      .primaryKey()
      .references(() => tickets.id, { onDelete: 'cascade' }),
    refundId: uuid()
      .notNull()
      .references(() => refunds.id, { onDelete: 'cascade' }),
  },
  (t) => [index('refunded_tickets_refund').on(t.refundId)],
);

/** Everybody's money back for a performance: how far it has come. Orders are taken by id; the cursor is the last one done. */
export const performanceRefunds = pgTable(
  'performance_refunds',
  {
    performanceId: uuid()
      .primaryKey()
      .references(() => performances.id),
    organizerId: uuid()
      .notNull()
      .references(() => organizers.id),
    keepsFees: boolean().notNull(),
    cursor: uuid(),
    ordersDone: integer().notNull().default(0),
    ordersFailed: integer().notNull().default(0),
    ticketsDone: integer().notNull().default(0),
    /** Minor units. */
    amount: bigint({ mode: 'number' }).notNull().default(0),
    startedAt: createdAt(),
    finishedAt: moment(),
  },
  (t) => [index('performance_refunds_organizer').on(t.organizerId)],
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
