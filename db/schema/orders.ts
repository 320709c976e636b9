import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  char,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from './columns';
import { users } from './identity';
import { holds, priceLevels } from './inventory';
import { organizers } from './organizers';
import { passes } from './passes';
import { seats } from './plans';
import { promoCodes } from './promo-codes';

export const orderStatus = pgEnum('order_status', [
  'open',
  'awaiting_payment',
  'paid',
  'paid_late',
  'partially_refunded',
  'refunded',
  'disputed',
  'expired',
  'cancelled',
]);

/** Where it was sold. */
export const orderChannel = pgEnum('order_channel', ['web', 'box_office']);

/** A purchase. Prices are a snapshot in minor units; they no longer follow the catalog. */
export const orders = pgTable(
  'orders',
  {
    id: id(),
    /** What people say on the phone: short, without letters that look alike. */
    number: text().notNull(),
    holdId: uuid()
      .notNull()
      .references(() => holds.id),
    buyerKey: text().notNull(),
    /** Null for a guest until the verified address claims the order. */
    userId: uuid().references(() => users.id),
    email: text().notNull(),
    buyerName: text().notNull(),
    status: orderStatus().notNull().default('open'),
    channel: orderChannel().notNull().default('web'),
    currency: char({ length: 3 }).notNull(),
    faceTotal: integer().notNull(),
    feeTotal: integer().notNull(),
    taxTotal: integer().notNull(),
    total: integer().notNull().generatedAlwaysAs(sql`face_total + fee_total + tax_total`),
    /** The code that lowered its prices. A trigger counts it as used until the order ends unpaid. */
    promoCodeId: uuid().references(() => promoCodes.id),
    paidAt: moment(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    index('orders_promo_code').on(t.promoCodeId).where(sql`promo_code_id is not null`),
    uniqueIndex('orders_number_key').on(t.number),
    uniqueIndex('orders_open_hold_key').on(t.holdId).where(sql`status in ('open', 'awaiting_payment')`),
    index('orders_user').on(t.userId, t.createdAt),
    index('orders_buyer').on(t.buyerKey, t.createdAt),
    index('orders_email').on(t.email),
    index('orders_newest').on(t.createdAt, t.id),
    // An organizer looks for what is not simply paid.
    index('orders_unusual').on(t.status, t.id).where(sql`status <> 'paid'`),
    index('orders_unsettled').on(t.updatedAt).where(sql`status in ('open', 'awaiting_payment', 'paid_late')`),
    check('orders_totals', sql`${t.faceTotal} >= 0 and ${t.feeTotal} >= 0 and ${t.taxTotal} >= 0`),
    check('orders_email_lower', sql`${t.email} = lower(${t.email})`),
    check(
      'orders_paid_at',
      sql`${t.status} not in ('paid', 'paid_late', 'partially_refunded', 'refunded', 'disputed') or ${t.paidAt} is not null`,
    ),
  ],
);

/** What a team keeps in mind about an order; the buyer never sees it. */
export const orderNotes = pgTable(
  'order_notes',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    organizerId: uuid()
      .notNull()
      .references(() => organizers.id),
    authorId: uuid().references(() => users.id, { onDelete: 'set null' }),
    text: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('order_notes_order').on(t.orderId, t.organizerId)],
);

/** One seat, or a number of places of one level. */
export const orderItems = pgTable(
  'order_items',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    performanceId: uuid().notNull(),
    priceLevelId: uuid().notNull(),
    seatId: integer().references(() => seats.id),
    quantity: integer().notNull(),
    /** Per piece, minor units. */
    faceAmount: integer().notNull(),
    feeAmount: integer().notNull(),
    taxAmount: integer().notNull(),
    /** What a promo code has taken off these three together, per piece. */
    discountAmount: integer().notNull().default(0),
    /** The organizer's refund rule when it was ordered (see organizers). */
    refundDays: smallint(),
    refundKeepsFees: boolean().notNull().default(false),
    /**
     * The pass that it is a part of; its amounts are then this date's share of the pass. The first ticket of each of its
     * lines makes one pass, the second ones the next.
     */
    passId: uuid().references(() => passes.id),
  },
  (t) => [
    check('order_items_in_pass', sql`${t.passId} is null or ${t.seatId} is null`),
    index('order_items_pass').on(t.passId).where(sql`pass_id is not null`),
    check('order_items_discount', sql`${t.discountAmount} >= 0`),
    index('order_items_order').on(t.orderId),
    index('order_items_performance').on(t.performanceId),
    uniqueIndex('order_items_seat_key')
      .on(t.orderId, t.performanceId, t.seatId)
      .where(sql`seat_id is not null`),
    foreignKey({
      name: 'order_items_level_fk',
      columns: [t.performanceId, t.priceLevelId],
      foreignColumns: [priceLevels.performanceId, priceLevels.id],
    }),
    check('order_items_quantity', sql`${t.quantity} > 0 and (${t.seatId} is null or ${t.quantity} = 1)`),
  ],
);

/** What was done, by whom, written in the transaction that did it. Details carry ids, never personal data. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: createdAt(),
    /** Whose books it stands in; null for what concerns the site or a buyer alone. */
    organizerId: uuid().references(() => organizers.id),
    actorKind: text().notNull(),
    actorId: text(),
    action: text().notNull(),
    subjectType: text().notNull(),
    subjectId: text().notNull(),
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    index('audit_log_subject').on(t.subjectType, t.subjectId, t.id),
    index('audit_log_organizer').on(t.organizerId, t.id).where(sql`organizer_id is not null`),
    index('audit_log_action').on(t.organizerId, t.action, t.id).where(sql`organizer_id is not null`),
    index('audit_log_actor')
      .on(t.organizerId, t.actorKind, t.actorId, t.id)
      .where(sql`organizer_id is not null`),
    // Rows about orders are found by what happened and by the order; all others by any word of what differs, too.
    index('audit_log_search')
      .using('gin', t.organizerId, sql`(subject_id || ' ' || (details::text)) gin_trgm_ops`)
      .where(sql`organizer_id is not null and subject_type <> 'order'`),
  ],
);

/** One try at paying for an order: one Checkout Session. The attempt's number is part of Stripe's idempotency key. */
export const checkoutAttemptState = pgEnum('checkout_attempt_state', [
  'creating',
  'open',
  'processing',
  'complete',
  'expired',
  'failed',
]);

export const checkoutAttempts = pgTable(
  'checkout_attempts',
  {
    id: id(),
    orderId: uuid()
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    attempt: smallint().notNull(),
    state: checkoutAttemptState().notNull().default('creating'),
    sessionId: text(),
    url: text(),
    /** When Stripe lets the session lapse. */
    expiresAt: moment().notNull(),
    createdAt: createdAt(),
    checkedAt: createdAt(),
  },
  (t) => [
    uniqueIndex('checkout_attempts_key').on(t.orderId, t.attempt),
    uniqueIndex('checkout_attempts_session_key').on(t.sessionId),
    uniqueIndex('checkout_attempts_payable_key')
      .on(t.orderId)
      .where(sql`state in ('creating', 'open', 'processing')`),
    index('checkout_attempts_unsettled')
      .on(t.checkedAt)
      .where(sql`state in ('creating', 'open', 'processing')`),
  ],
);
