import { sql } from 'drizzle-orm';
import {
  char,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { events, performances } from './catalog';
import { createdAt, id, moment } from './columns';
import { priceLevels } from './inventory';

/** One price for places in several dates of an event, sold and held together. */
export const passes = pgTable(
  'passes',
  {
    id: id(),
    eventId: uuid()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    description: text(),
    /** That of all its dates. */
    currency: char({ length: 3 }).notNull(),
    /** As of a price level, for one pass with all its dates: minor units, together the price shown. */
    faceAmount: integer().notNull(),
    feeAmount: integer().notNull(),
    taxAmount: integer().notNull(),
    /** The all-in price, minor units. */
    price: integer().notNull().generatedAlwaysAs(sql`face_amount + fee_amount + tax_amount`),
    /** Null: from the moment on that the event is public. */
    onSaleAt: moment(),
    /** Null: until the sale of one of its dates ends. */
    offSaleAt: moment(),
    /** How many are sold at most; null: as many as its dates have places. Counted under the row's lock. */
    maxSold: integer(),
    maxPerBuyer: smallint().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('passes_event').on(t.eventId),
    check('passes_amounts', sql`${t.faceAmount} >= 0 and ${t.feeAmount} >= 0 and ${t.taxAmount} >= 0`),
    check('passes_limits', sql`${t.maxPerBuyer} > 0 and (${t.maxSold} is null or ${t.maxSold} > 0)`),
    check(
      'passes_window',
      sql`${t.onSaleAt} is null or ${t.offSaleAt} is null or ${t.offSaleAt} > ${t.onSaleAt}`,
    ),
  ],
);

/** A date of a pass, and of which general-admission level its place is. Fixed as soon as somebody has held the pass. */
export const passParts = pgTable(
  'pass_parts',
  {
    passId: uuid()
      .notNull()
      .references(() => passes.id, { onDelete: 'cascade' }),
    performanceId: uuid()
      .notNull()
      .references(() => performances.id, { onDelete: 'cascade' }),
    priceLevelId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.passId, t.performanceId] }),
    index('pass_parts_level').on(t.priceLevelId),
    foreignKey({
      name: 'pass_parts_level_fk',
      columns: [t.performanceId, t.priceLevelId],
      foreignColumns: [priceLevels.performanceId, priceLevels.id],
    }),
  ],
);
