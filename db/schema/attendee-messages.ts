import { sql } from 'drizzle-orm';
import { check, index, integer, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { performances } from './catalog';
import { createdAt, id, moment } from './columns';
import { users } from './identity';
import { mails } from './messages';
import { orders } from './orders';
import { organizers } from './organizers';

export const attendeeMessageState = pgEnum('attendee_message_state', [
  'draft',
  'sending',
  'paused',
  'cancelled',
]);

/** What an organizer writes to the people who have tickets for a performance. */
export const attendeeMessages = pgTable(
  'attendee_messages',
  {
    id: id(),
    organizerId: uuid()
      .notNull()
      .references(() => organizers.id),
    performanceId: uuid()
      .notNull()
      .references(() => performances.id),
    authorId: uuid().references(() => users.id, { onDelete: 'set null' }),
    subject: text().notNull(),
    /** Plain text; an empty line begins a paragraph. */
    body: text().notNull(),
    /** Price levels whose tickets count; empty for all. */
    levelIds: uuid().array().notNull().default(sql`'{}'`),
    /** Whether tickets count that were scanned at the door, those that were not, or all. */
    presence: text({ enum: ['all', 'in', 'out'] })
      .notNull()
      .default('all'),
    state: attendeeMessageState().notNull().default('draft'),
    /** How many people it goes to; counted when it was confirmed. */
    recipients: integer(),
    confirmedAt: moment(),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [
    index('attendee_messages_performance').on(t.performanceId, t.createdAt),
    index('attendee_messages_organizer').on(t.organizerId, t.confirmedAt),
    check(
      'attendee_messages_confirmed',
      sql`(${t.state} = 'draft') = (${t.confirmedAt} is null) and (${t.confirmedAt} is null) = (${t.recipients} is null)`,
    ),
    check('attendee_messages_length', sql`length(${t.subject}) <= 200 and length(${t.body}) <= 5000`),
  ],
);

/** Whom a message goes to, as it stood when it was confirmed; one line a person, however many orders he has. */
export const attendeeMessageRecipients = pgTable(
  'attendee_message_recipients',
  {
    messageId: uuid()
      .notNull()
      .references(() => attendeeMessages.id, { onDelete: 'cascade' }),
    address: text().notNull(),
    /** His latest order with such a ticket. */
    orderId: uuid()
      .notNull()
      .references(() => orders.id),
    /** Null until the mail is owed. */
    mailId: uuid().references(() => mails.id),
  },
  (t) => [
    primaryKey({ columns: [t.messageId, t.address] }),
    index('attendee_message_recipients_left').on(t.messageId, t.address).where(sql`mail_id is null`),
    index('attendee_message_recipients_mail').on(t.mailId),
  ],
);
