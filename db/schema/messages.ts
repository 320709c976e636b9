import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from './columns';
import { users } from './identity';
import { orders } from './orders';

/** `withheld`: kept back until it is queued again, or for good. */
export const mailState = pgEnum('mail_state', ['queued', 'sent', 'failed', 'bounced', 'withheld']);
export const mailKind = pgEnum('mail_kind', [
  'receipt',
  'refund',
  'apology',
  'verification',
  'password_reset',
  'account_exists',
  'password_changed',
  'second_factor_changed',
  'team_invitation',
  'waitlist_confirm',
  'waitlist_joined',
  'waitlist_offer',
  'attendee_message',
  'date_changed',
]);

/** One mail that is owed to somebody; the row is written in the transaction that owes it. Its id is the provider's idempotency key. */
export const mails = pgTable(
  'mails',
  {
    id: id(),
    kind: mailKind().notNull(),
    orderId: uuid().references(() => orders.id),
    userId: uuid().references(() => users.id, { onDelete: 'cascade' }),
    /**
     * Null when the kind goes out once per order; otherwise what tells two mails of a kind apart (a refund's id). What
     * the mail is about where there is neither order nor account (an invitation's id).
     */
    subjectId: text(),
    toAddress: text().notNull(),
    /** What the template needs beyond what it reads from the order; secrets only as sealed text. */
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    state: mailState().notNull().default('queued'),
    attempts: integer().notNull().default(0),
    /** A worker is handing it to the provider until then; a worker that died loses it by the clock. */
    leasedUntil: moment(),
    providerId: text(),
    lastError: text(),
    sentAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('mails_order_kind_key')
      .on(t.orderId, t.kind, sql`coalesce(${t.subjectId}, '')`)
      .where(sql`order_id is not null`),
    index('mails_user').on(t.userId, t.createdAt),
    index('mails_provider').on(t.providerId),
    index('mails_unsent').on(t.createdAt).where(sql`state <> 'sent'`),
    check('mails_about', sql`num_nonnulls(${t.orderId}, ${t.userId}, ${t.subjectId}) > 0`),
    check('mails_sent', sql`${t.state} <> 'sent' or ${t.sentAt} is not null`),
  ],
);

/** Each worker process says every few seconds that it lives. */
export const workerHeartbeats = pgTable('worker_heartbeats', {
  id: text().primaryKey(),
  seenAt: createdAt(),
});
