import { bigint, boolean, date, index, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { performances } from './catalog';
import { createdAt } from './columns';
import { priceLevels } from './inventory';
import { orderChannel } from './orders';

const amount = () => bigint({ mode: 'number' }).notNull();

/**
 * What the reports say of a performance, summed by level, channel and day, so that nobody adds up a million tickets to
 * see a page. It holds as long as sales_changes has no row of the performance; lib/payments/reports computes both ways.
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
    channel: orderChannel().notNull(),
    /** The organizer took the money himself: cash, terminal, invoice. */
    byHand: boolean().notNull(),
    /** Of the payment, at the venue. */
    day: date({ mode: 'string' }).notNull(),
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
  },
  (t) => [primaryKey({ columns: [t.performanceId, t.priceLevelId, t.channel, t.byHand, t.day] })],
);

/** The performances whose sales_figures were computed, and when. */
export const salesFigureStates = pgTable('sales_figure_states', {
  performanceId: uuid()
    .primaryKey()
    .references(() => performances.id, { onDelete: 'cascade' }),
  computedAt: createdAt(),
});

/** Written by triggers in the transaction that sells, gives back or disputes: the figures of this performance are old. */
export const salesChanges = pgTable(
  'sales_changes',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    performanceId: uuid().notNull(),
  },
  (t) => [index('sales_changes_performance').on(t.performanceId)],
);
