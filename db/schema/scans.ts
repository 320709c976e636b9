import { sql } from 'drizzle-orm';
import { check, index, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { performances } from './catalog';
import { moment } from './columns';
import { users } from './identity';
import { tickets } from './tickets';

/** What a device at the door decided. */
export const scanVerdict = pgEnum('scan_verdict', [
  'admitted',
  'already_in',
  'wrong_performance',
  'void',
  'unknown',
  'not_open',
]);

/**
 * What the scan turned out to be once all gates were heard: `first` lets its ticket in, `again` let in somebody after it
 * or came too late, `void` let in a ticket that was given back, `refused` let nobody in.
 */
export const scanOutcome = pgEnum('scan_outcome', ['first', 'again', 'void', 'refused']);

/** A code that was shown at a door, or a person found by name there. */
export const scans = pgTable(
  'scans',
  {
    /** Minted on the device, so that a batch that is sent twice counts once. */
    id: uuid().primaryKey(),
    performanceId: uuid()
      .notNull()
      .references(() => performances.id, { onDelete: 'cascade' }),
    /** Null for a code that is no ticket of this performance. */
    ticketId: uuid().references(() => tickets.id),
    deviceId: uuid().notNull(),
    gate: text().notNull(),
    scannedBy: uuid().references(() => users.id, { onDelete: 'set null' }),
    verdict: scanVerdict().notNull(),
    outcome: scanOutcome().notNull(),
    /** By the device's clock, put right by how far that clock was off when it sent the batch. */
    scannedAt: moment().notNull(),
    receivedAt: moment().notNull().defaultNow(),
    undoneAt: moment(),
  },
  (t) => [
    uniqueIndex('scans_first_key').on(t.ticketId).where(sql`outcome = 'first' and undone_at is null`),
    index('scans_ticket').on(t.ticketId),
    index('scans_performance').on(t.performanceId, t.scannedAt),
    check('scans_admission_has_ticket', sql`${t.verdict} <> 'admitted' or ${t.ticketId} is not null`),
    check('scans_refused', sql`(${t.outcome} = 'refused') = (${t.verdict} <> 'admitted')`),
  ],
);
