import { boolean, pgTable, uuid } from 'drizzle-orm/pg-core';
import { performanceStatus, performances } from './catalog';
import { createdAt, id, moment } from './columns';

/** A performance of a public event was moved, postponed or set again; whoever has tickets is told, once a change. */
export const dateChanges = pgTable('date_changes', {
  id: id(),
  performanceId: uuid()
    .notNull()
    .references(() => performances.id),
  startsAtBefore: moment().notNull(),
  timeKnownBefore: boolean().notNull(),
  doorsAtBefore: moment(),
  statusBefore: performanceStatus().notNull(),
  startsAt: moment().notNull(),
  doorsAt: moment(),
  status: performanceStatus().notNull(),
  /** The orders up to this one, by id, have their mail; null before the first. */
  toldThrough: uuid(),
  /** When everybody had his mail owed; null while the job walks. */
  toldAt: moment(),
  createdAt: createdAt(),
});
