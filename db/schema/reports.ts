import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  uuid,
} from 'drizzle-orm/pg-core';
import { performances } from './catalog';
import { moment } from './columns';
import { priceLevels } from './inventory';
import { orderChannel } from './orders';

const amount = () => bigint({ mode: 'number' }).notNull();

/** What was sold, how much of it came back, and what a buyer's bank has taken; amounts in minor units. */
const sums = () => ({
  tickets: integer().notNull(),
  ticketsBack: integer().notNull(),
  face: amount(),
  fee: amount(),
  tax: amount(),
  faceBack: amount(),
  feeBack: amount(),
  taxBack: amount(),
  faceDisputed: amount(),
  feeDisputed: amount(),
  taxDisputed: amount(),
});

const key = () => ({
  channel: orderChannel().notNull(),
  /** The organizer took the money himself: cash, terminal, invoice. */
  byHand: boolean().notNull(),
  /** Of the payment, at the venue. */
  day: date({ mode: 'string' }).notNull(),
});

/**
 * What the reports say of a performance, summed by level, channel and day, so that nobody adds up a million tickets to
 * see a page: always the sum of sales_by_order. Orders that sales_changes names have changed since.
 */
export const salesFigures = pgTable(
  'sales_figures',
  {
    performanceId: uuid()
      .notNull()
      .references(() => performances.id, { onDelete: 'cascade' }),
    priceLevelId: uuid()
      .notNull()
      .references(() => priceLevels.id, { onDelete: 'cascade' }),
    ...key(),
    ...sums(),
  },
  (t) => [primaryKey({ columns: [t.performanceId, t.priceLevelId, t.channel, t.byHand, t.day] })],
);

/**
 * What an order has brought, as it stands in sales_figures: what to take away there when the order changes. Without
 * foreign keys, since it outlives an order that is removed until the figures are without it.
 */
export const salesByOrder = pgTable(
  'sales_by_order',
  {
    orderId: uuid().notNull(),
    performanceId: uuid().notNull(),
    priceLevelId: uuid().notNull(),
    ...key(),
    ...sums(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.performanceId, t.priceLevelId] })],
);

/** What was sold with a promo code's help of one performance, and what became of it since; amounts in minor units. */
const promoSums = () => ({
  tickets: integer().notNull(),
  ticketsBack: integer().notNull(),
  /** What buyers paid for the tickets that it lowered. */
  gross: amount(),
  discount: amount(),
  refunds: amount(),
});

/** What an order with a promo code has brought, as it stands in promo_figures. Without foreign keys, as sales_by_order. */
export const promoByOrder = pgTable(
  'promo_by_order',
  {
    orderId: uuid().notNull(),
    performanceId: uuid().notNull(),
    /** The code, or the batch that it was made in. */
    promoId: uuid().notNull(),
    /** 1 for the first of the order's performances, else 0: orders that add up over performances. */
    leads: smallint().notNull(),
    ...promoSums(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.performanceId] })],
);

/** The same summed by code or batch and performance: always the sum of promo_by_order. */
export const promoFigures = pgTable(
  'promo_figures',
  {
    promoId: uuid().notNull(),
    performanceId: uuid()
      .notNull()
      .references(() => performances.id, { onDelete: 'cascade' }),
    orders: integer().notNull(),
    leads: integer().notNull(),
    ...promoSums(),
  },
  (t) => [
    primaryKey({ columns: [t.promoId, t.performanceId] }),
    index('promo_figures_performance').on(t.performanceId),
  ],
);

/**
 * Written by triggers in the transaction that sells, gives back or disputes: the figures of this performance do not
 * have this order's change yet. The same note may stand here many times.
 */
export const salesChanges = pgTable(
  'sales_changes',
  { performanceId: uuid().notNull(), orderId: uuid().notNull() },
  (t) => [index('sales_changes_performance').on(t.performanceId, t.orderId)],
);

/** How far sales_figures are; one row, or none while they have never been complete. */
export const salesFigureState = pgTable(
  'sales_figure_state',
  {
    id: smallint().primaryKey().default(1),
    /** Whatever was committed before this moment is in the figures. */
    completeAt: moment().notNull(),
  },
  (t) => [check('sales_figure_state_one', sql`${t.id} = 1`)],
);
