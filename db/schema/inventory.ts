import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  char,
  check,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { allocations } from './allocations';
import { performances } from './catalog';
import { createdAt, id, moment } from './columns';
import { orders } from './orders';
import { passes } from './passes';
import { seats } from './plans';

export const priceLevelKind = pgEnum('price_level_kind', ['reserved', 'general']);
export const claimState = pgEnum('claim_state', ['held', 'sold', 'blocked']);
export const holdState = pgEnum('hold_state', ['active', 'paying', 'sold', 'released', 'expired']);

export const priceLevels = pgTable(
  'price_levels',
  {
    id: id(),
    performanceId: uuid()
      .notNull()
      .references(() => performances.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    description: text(),
    kind: priceLevelKind().notNull(),
    position: smallint().notNull(),
    /** What the organizer receives, what Tessera adds, what the state takes: minor units, together the price shown. */
    faceAmount: integer().notNull(),
    feeAmount: integer().notNull(),
    taxAmount: integer().notNull(),
    /** The all-in price, minor units. */
    price: integer().notNull().generatedAlwaysAs(sql`face_amount + fee_amount + tax_amount`),
    /** Narrower than the performance's own window when set. */
    onSaleAt: moment(),
    offSaleAt: moment(),
    minPerOrder: smallint().notNull().default(1),
    maxPerOrder: smallint(),
    /** Key of the standing area in the plan that this general-admission level sells. */
    areaKey: text(),
    /** True when the level can be seen and bought only with an access code. */
    accessCodeRequired: boolean().notNull().default(false),
    /** The fan says what he pays: the price is then the least, and a cart keeps what he chose (holdAmounts). */
    payWhatYouLike: boolean().notNull().default(false),
    /** All-in amounts that such a level offers, minor units, least first. */
    suggestedAmounts: integer().array().notNull().default([]),
    /**
     * True while somebody waits for this level: what comes free is kept for the waitlist, and claims refuse everybody
     * else. Written only under the line's lock (lib/inventory/waitlist/line.ts).
     */
    waitlisted: boolean().notNull().default(false),
  },
  (t) => [
    index('price_levels_waitlisted').on(t.id).where(sql`waitlisted`),
    uniqueIndex('price_levels_position_key').on(t.performanceId, t.position),
    unique('price_levels_performance_id_key').on(t.performanceId, t.id),
    check('price_levels_amounts', sql`${t.faceAmount} >= 0 and ${t.feeAmount} >= 0 and ${t.taxAmount} >= 0`),
    check('price_levels_pay_what_you_like', sql`not ${t.payWhatYouLike} or ${t.kind} = 'general'`),
    check(
      'price_levels_minimum',
      sql`${t.minPerOrder} > 0 and (${t.maxPerOrder} is null or ${t.maxPerOrder} >= ${t.minPerOrder})`,
    ),
  ],
);

/** Which plan category a reserved price level covers; a category has one price in a performance. */
export const priceLevelCategories = pgTable(
  'price_level_categories',
  {
    performanceId: uuid().notNull(),
    category: text().notNull(),
    priceLevelId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.performanceId, t.category] }),
    index('price_level_categories_level').on(t.priceLevelId),
    foreignKey({
      name: 'price_level_categories_level_fk',
      columns: [t.performanceId, t.priceLevelId],
      foreignColumns: [priceLevels.performanceId, priceLevels.id],
    }).onDelete('cascade'),
  ],
);

/** Places of a general-admission level. The check has the last word: no bug can oversell. */
export const placeStock = pgTable(
  'place_stock',
  {
    priceLevelId: uuid()
      .primaryKey()
      .references(() => priceLevels.id, { onDelete: 'cascade' }),
    capacity: integer().notNull(),
    held: integer().notNull().default(0),
    sold: integer().notNull().default(0),
    blocked: integer().notNull().default(0),
  },
  (t) => [
    check('place_stock_not_negative', sql`${t.held} >= 0 and ${t.sold} >= 0 and ${t.blocked} >= 0`),
    check('place_stock_capacity', sql`${t.held} + ${t.sold} + ${t.blocked} <= ${t.capacity}`),
  ],
);

export const accessCodes = pgTable(
  'access_codes',
  {
    id: id(),
    performanceId: uuid()
      .notNull()
      .references(() => performances.id, { onDelete: 'cascade' }),
    /** Upper case; given out by the organizer, not a secret of one person. */
    code: text().notNull(),
    validUntil: moment(),
  },
  (t) => [
    uniqueIndex('access_codes_key').on(t.performanceId, t.code),
    check('access_codes_upper', sql`${t.code} = upper(${t.code})`),
  ],
);

/** A buyer's cart: claims that lapse together. A buyer has one that is active or being paid for. */
export const holds = pgTable(
  'holds',
  {
    id: id(),
    /** `user:<id>` or `visitor:<id>`. */
    buyerKey: text().notNull(),
    state: holdState().notNull().default('active'),
    /** One purchase is paid in one currency. */
    currency: char({ length: 3 }).notNull(),
    expiresAt: moment().notNull(),
    /** Keyed digest of the network address it came from, so that one machine cannot keep a whole house; null: our own. */
    origin: text(),
    /** Set on what a waitlist offered: until when it was promised. Nothing is added to such a cart. */
    offeredUntil: moment(),
    createdAt: createdAt(),
  },
  (t) => [
    index('holds_origin').on(t.origin).where(sql`state in ('active', 'paying')`),
    uniqueIndex('holds_open_buyer_key').on(t.buyerKey).where(sql`state in ('active', 'paying')`),
    index('holds_buyer').on(t.buyerKey, t.createdAt),
    index('holds_expiry').on(t.expiresAt).where(sql`state in ('active', 'paying')`),
  ],
);

/** What the fan has chosen to pay for each place of a pay-what-you-like level, all-in, minor units. */
export const holdAmounts = pgTable(
  'hold_amounts',
  {
    holdId: uuid()
      .notNull()
      .references(() => holds.id, { onDelete: 'cascade' }),
    priceLevelId: uuid()
      .notNull()
      .references(() => priceLevels.id, { onDelete: 'cascade' }),
    amount: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.holdId, t.priceLevelId] }),
    check('hold_amounts_amount', sql`${t.amount} >= 0`),
  ],
);

/** The fact that a seat is not free in a performance. No row, or a lapsed hold: free. */
export const claims = pgTable(
  'claims',
  {
    performanceId: uuid().notNull(),
    seatId: integer()
      .notNull()
      .references(() => seats.id),
    priceLevelId: uuid().notNull(),
    state: claimState().notNull(),
    holdId: uuid().references(() => holds.id),
    orderId: uuid().references((): AnyPgColumn => orders.id),
    expiresAt: moment(),
    /** For whom it is blocked. */
    allocationId: uuid(),
  },
  (t) => [
    primaryKey({ columns: [t.performanceId, t.seatId] }),
    foreignKey({
      name: 'claims_level_fk',
      columns: [t.performanceId, t.priceLevelId],
      foreignColumns: [priceLevels.performanceId, priceLevels.id],
    }),
    index('claims_hold').on(t.holdId).where(sql`hold_id is not null`),
    index('claims_order').on(t.orderId).where(sql`order_id is not null`),
    // Not `where state = 'held'`: every question about what is held would match it, and PostgreSQL, before it has counted
    // a new on-sale, answer by walking through all of it.
    index('claims_lapsing').on(t.expiresAt).where(sql`expires_at is not null`),
    check('claims_held', sql`(${t.state} = 'held') = (${t.expiresAt} is not null)`),
    check('claims_held_by', sql`${t.state} <> 'held' or ${t.holdId} is not null`),
    check('claims_sold_to', sql`(${t.state} = 'sold') = (${t.orderId} is not null)`),
    foreignKey({
      name: 'claims_allocation_fk',
      columns: [t.performanceId, t.allocationId],
      foreignColumns: [allocations.performanceId, allocations.id],
    }),
    index('claims_allocation').on(t.allocationId).where(sql`allocation_id is not null`),
    check('claims_allocated', sql`${t.allocationId} is null or ${t.state} = 'blocked'`),
  ],
);

/** Places taken from a general-admission level; place_stock holds their sums. */
export const placeClaims = pgTable(
  'place_claims',
  {
    id: id(),
    performanceId: uuid().notNull(),
    priceLevelId: uuid().notNull(),
    quantity: integer().notNull(),
    state: claimState().notNull(),
    holdId: uuid().references(() => holds.id),
    orderId: uuid().references((): AnyPgColumn => orders.id),
    expiresAt: moment(),
    /** For whom it is blocked. */
    allocationId: uuid(),
    /** The pass that it is a part of; null: a place by itself. */
    passId: uuid().references((): AnyPgColumn => passes.id),
  },
  (t) => [
    foreignKey({
      name: 'place_claims_level_fk',
      columns: [t.performanceId, t.priceLevelId],
      foreignColumns: [priceLevels.performanceId, priceLevels.id],
    }),
    index('place_claims_level').on(t.priceLevelId, t.state, t.expiresAt),
    index('place_claims_lapsing').on(t.expiresAt).where(sql`expires_at is not null`),
    // Nulls are not distinct (in the migration, since drizzle cannot say it): one line a level and pass, none being one too.
    uniqueIndex('place_claims_hold_key').on(t.holdId, t.priceLevelId, t.passId).where(sql`state = 'held'`),
    index('place_claims_pass').on(t.passId).where(sql`pass_id is not null`),
    index('place_claims_order').on(t.orderId).where(sql`order_id is not null`),
    check('place_claims_quantity', sql`${t.quantity} > 0`),
    check('place_claims_held', sql`(${t.state} = 'held') = (${t.expiresAt} is not null)`),
    check('place_claims_held_by', sql`${t.state} <> 'held' or ${t.holdId} is not null`),
    check('place_claims_sold_to', sql`(${t.state} = 'sold') = (${t.orderId} is not null)`),
    foreignKey({
      name: 'place_claims_allocation_fk',
      columns: [t.performanceId, t.allocationId],
      foreignColumns: [allocations.performanceId, allocations.id],
    }),
    uniqueIndex('place_claims_allocation_key')
      .on(t.allocationId, t.priceLevelId)
      .where(sql`allocation_id is not null`),
    check('place_claims_allocated', sql`${t.allocationId} is null or ${t.state} = 'blocked'`),
    check('place_claims_in_pass', sql`${t.passId} is null or ${t.state} <> 'blocked'`),
  ],
);
