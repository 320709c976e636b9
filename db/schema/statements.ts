import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from './columns';
import { users } from './identity';
import { organizers } from './organizers';

/** What changed in the account of an event since the statement before, minor units; its title as it was then. */
export type StatementLine = {
  eventId: string;
  title: string;
  currency: string;
  tickets: number;
  gross: number;
  refunds: number;
  disputes: number;
  net: number;
  fees: number;
  tax: number;
  byHand: number;
  owed: number;
};

/**
 * What an organizer was owed for a period, as it was told him: never changed. A statement takes up where the one before
 * ended, so that every cent is in one of them; what is refunded later is in a later one.
 */
export const statements = pgTable(
  'statements',
  {
    id: id(),
    organizerId: uuid()
      .notNull()
      .references(() => organizers.id),
    /** One after the other, from one. */
    number: integer().notNull(),
    /** The end of the statement before; null for the first. */
    fromAt: moment(),
    untilAt: createdAt(),
    lines: jsonb().$type<StatementLine[]>().notNull(),
    issuedBy: uuid().references(() => users.id, { onDelete: 'set null' }),
  },
  (t) => [
    unique('statements_number_key').on(t.organizerId, t.number),
    check('statements_period', sql`${t.fromAt} is null or ${t.fromAt} < ${t.untilAt}`),
  ],
);
