import { date, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { performances } from './catalog';

/**
 * How often the page of a performance was opened, and how many carts took tickets of it, by day at the venue. Counted in
 * the web processes and added here every few seconds: nobody is in it, and a crash loses what was counted since.
 */
export const interestCounts = pgTable(
  'interest_counts',
  {
    performanceId: uuid()
      .notNull()
      .references(() => performances.id, { onDelete: 'cascade' }),
    day: date({ mode: 'string' }).notNull(),
    views: integer().notNull().default(0),
    carts: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.performanceId, t.day] })],
);
