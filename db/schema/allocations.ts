import { sql } from 'drizzle-orm';
import { index, pgEnum, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { performances } from './catalog';
import { createdAt, id, moment } from './columns';

export const allocationKind = pgEnum('allocation_kind', [
  'guests',
  'comps',
  'house',
  'wheelchair',
  'promoter',
  'other',
]);

/** What a performance keeps off sale under a name; its seats and places are claims in the state `blocked`. */
export const allocations = pgTable(
  'allocations',
  {
    id: id(),
    performanceId: uuid()
      .notNull()
      .references(() => performances.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    kind: allocationKind().notNull(),
    /** From then on the worker gives back to the sale what is still blocked. */
    releaseAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('allocations_performance_id_key').on(t.performanceId, t.id),
    uniqueIndex('allocations_name_key').on(t.performanceId, sql`lower(name)`),
    index('allocations_release').on(t.releaseAt).where(sql`release_at is not null`),
  ],
);
