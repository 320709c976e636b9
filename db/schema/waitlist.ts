import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  pgEnum,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { performances } from './catalog';
import { createdAt, id, moment } from './columns';
import { users } from './identity';
import { holds, priceLevels } from './inventory';

export const waitlistMode = pgEnum('waitlist_mode', ['automatic', 'by_hand', 'off']);
export const waitlistState = pgEnum('waitlist_state', [
  'unconfirmed',
  'waiting',
  'offered',
  'bought',
  'lapsed',
  'left',
  'removed',
  'closed',
]);

/** How a performance's waitlist works; without a row the defaults hold. */
export const waitlistSettings = pgTable(
  'waitlist_settings',
  {
    performanceId: uuid()
      .primaryKey()
      .references(() => performances.id, { onDelete: 'cascade' }),
    /** Off: nobody joins, nothing is offered, what comes free is sold to everybody. */
    mode: waitlistMode().notNull().default('automatic'),
    /** Minutes for which an offer holds its seats. */
    offerMinutes: smallint().notNull().default(720),
    /** Minutes before the doors (or the start) at which the list ends and what is free goes on sale again. */
    endsBeforeMinutes: smallint().notNull().default(120),
  },
  (t) => [
    check('waitlist_settings_offer', sql`${t.offerMinutes} between 30 and 10080`),
    check('waitlist_settings_ends', sql`${t.endsBeforeMinutes} between 0 and 10080`),
  ],
);

/** Somebody who waits for seats or places of one price level, and what became of it. */
export const waitlistEntries = pgTable(
  'waitlist_entries',
  {
    id: id(),
    performanceId: uuid()
      .notNull()
      .references(() => performances.id, { onDelete: 'cascade' }),
    priceLevelId: uuid().notNull(),
    email: text().notNull(),
    userId: uuid().references(() => users.id, { onDelete: 'set null' }),
    quantity: smallint().notNull(),
    /** True: fewer are welcome too. False: waits until all are there. */
    takesFewer: boolean().notNull().default(false),
    state: waitlistState().notNull(),
    /** The place in line: when the address was known to be his. */
    joinedAt: moment(),
    /** What is or was offered: a hold of its own, until he takes it into his cart. */
    holdId: uuid().references(() => holds.id),
    offeredQuantity: smallint(),
    offeredAt: moment(),
    offeredUntil: moment(),
    takenAt: moment(),
    endedAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('waitlist_entries_open_key')
      .on(t.priceLevelId, t.email)
      .where(sql`state in ('unconfirmed', 'waiting', 'offered')`),
    uniqueIndex('waitlist_entries_hold_key').on(t.holdId),
    index('waitlist_entries_line').on(t.priceLevelId, t.joinedAt, t.id).where(sql`state = 'waiting'`),
    index('waitlist_entries_open')
      .on(t.state, t.createdAt)
      .where(sql`state in ('unconfirmed', 'waiting', 'offered')`),
    index('waitlist_entries_performance').on(t.performanceId, t.createdAt),
    foreignKey({
      name: 'waitlist_entries_level_fk',
      columns: [t.performanceId, t.priceLevelId],
      foreignColumns: [priceLevels.performanceId, priceLevels.id],
    }).onDelete('cascade'),
    check('waitlist_entries_email_lower', sql`${t.email} = lower(${t.email})`),
    check('waitlist_entries_quantity', sql`${t.quantity} > 0`),
    check(
      'waitlist_entries_joined',
      sql`${t.state} not in ('waiting', 'offered') or ${t.joinedAt} is not null`,
    ),
    check(
      'waitlist_entries_offered',
      sql`${t.state} not in ('offered', 'bought', 'lapsed') or num_nulls(${t.holdId}, ${t.offeredQuantity}, ${t.offeredUntil}) = 0`,
    ),
  ],
);
