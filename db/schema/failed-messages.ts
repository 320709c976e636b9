import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  char,
  check,
  customType,
  foreignKey,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from './columns';
import { users } from './identity';

/** `redriving`: being handed to a queue outside; its place there is not known yet. `redriven`: handed over. */
export const failureState = pgEnum('failure_state', [
  'open',
  'snoozed',
  'redriving',
  'redriven',
  'resolved',
  'deleted',
]);

export const failureBatchState = pgEnum('failure_batch_state', [
  'frozen',
  'awaiting_approval',
  'running',
  'paused',
  'stopped',
  'cancelled',
  'done',
]);

const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' });
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * A message that failed for good: what lists, filters and bulk changes touch. What it carried lies in failed_payloads, so
 * that a change of state rewrites no search index. Ids of what it is about have no foreign keys: they come from payloads,
 * and a message outlives what it speaks of.
 */
export const failedMessages = pgTable(
  'failed_messages',
  {
    id: id(),
    /** `jobs`, `webhooks`, `imports`, or the name of a configured source. */
    source: text().notNull(),
    queue: text().notNull(),
    kind: text().notNull(),
    /** The id that its source gave it. */
    originalId: text().notNull(),
    /** SHA-256 of the payload as received, hex: with the original id it tells a repetition from a new message. */
    bodyHash: char({ length: 64 }).notNull(),
    fingerprint: char({ length: 16 }).notNull(),
    state: failureState().notNull().default('open'),
    attempts: integer().notNull().default(1),
    redrives: integer().notNull().default(0),
    firstFailedAt: moment().notNull(),
    lastFailedAt: moment().notNull(),
    orderId: uuid(),
    eventId: uuid(),
    organizerId: uuid(),
    /** The buyer's account, when there is one. */
    userId: uuid(),
    mailId: uuid(),
    /** Minor units; null when no money hangs on it. */
    moneyAtRisk: bigint({ mode: 'number' }),
    currency: char({ length: 3 }),
    assigneeId: uuid().references(() => users.id, { onDelete: 'set null' }),
    snoozedUntil: moment(),
    /** Why it was resolved. */
    reason: text(),
    /** When it was resolved, redriven or deleted; retention and undo count from here. */
    closedAt: moment(),
    /** Under which id it was last sent again: a failure of that id is this message come back. */
    sentId: text(),
    /** The batch that last took it. */
    batchId: uuid(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('failed_messages_original_key').on(t.source, t.queue, t.originalId, t.bodyHash),
    // Each list is one state, or a union of them: newest first, then by id.
    index('failed_messages_newest').on(t.state, t.lastFailedAt, t.id),
    index('failed_messages_queue').on(t.state, t.queue, t.lastFailedAt, t.id),
    index('failed_messages_kind').on(t.state, t.kind, t.lastFailedAt, t.id),
    index('failed_messages_source').on(t.state, t.source, t.lastFailedAt, t.id),
    index('failed_messages_fingerprint').on(t.state, t.fingerprint, t.lastFailedAt, t.id),
    index('failed_messages_money').on(t.state, t.lastFailedAt, t.id).where(sql`money_at_risk > 0`),
    index('failed_messages_assignee').on(t.assigneeId, t.lastFailedAt).where(sql`assignee_id is not null`),
    index('failed_messages_order').on(t.orderId).where(sql`order_id is not null`),
    index('failed_messages_event').on(t.eventId, t.lastFailedAt).where(sql`event_id is not null`),
    index('failed_messages_organizer').on(t.organizerId, t.lastFailedAt).where(sql`organizer_id is not null`),
    index('failed_messages_user').on(t.userId).where(sql`user_id is not null`),
    index('failed_messages_mail').on(t.mailId).where(sql`mail_id is not null`),
    index('failed_messages_original').on(t.originalId),
    index('failed_messages_sent').on(t.sentId).where(sql`sent_id is not null`),
    index('failed_messages_batch').on(t.batchId, t.id).where(sql`batch_id is not null`),
    index('failed_messages_snoozed').on(t.snoozedUntil).where(sql`state = 'snoozed'`),
    index('failed_messages_closed').on(t.closedAt).where(sql`closed_at is not null`),
    check('failed_messages_money', sql`(${t.moneyAtRisk} is null) = (${t.currency} is null)`),
    check('failed_messages_snooze', sql`(${t.state} = 'snoozed') = (${t.snoozedUntil} is not null)`),
    check(
      'failed_messages_closed',
      sql`(${t.state} in ('redriven', 'resolved', 'deleted')) = (${t.closedAt} is not null)`,
    ),
  ],
);

/** One failure of a message, oldest first. */
export type FailureAttempt = { at: string; message: string; name?: string; stack?: string; code?: string };

/** What a message carried: as received, and as it is now. */
export const failedPayloads = pgTable(
  'failed_payloads',
  {
    messageId: uuid()
      .primaryKey()
      .references(() => failedMessages.id, { onDelete: 'cascade' }),
    /** Byte for byte as received. */
    raw: bytea().notNull(),
    /** The payload parsed, when it is JSON. */
    body: jsonb().$type<unknown>(),
    /** What is sent when it is redriven, once somebody has edited it; null: `raw`. */
    edited: text(),
    version: integer().notNull().default(0),
    /** Attributes, FIFO group and the like, as the source named them. */
    headers: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    errors: jsonb().$type<FailureAttempt[]>().notNull().default([]),
    /** Paths of personal data in the payload, as `customer.email`; `*` stands for each entry of a list. */
    personal: text().array().notNull().default(sql`'{}'`),
    erasedAt: moment(),
    /** Words of id, kind, queue, error and payload, made by `searchTokens`. */
    tokens: tsvector().notNull(),
  },
  (t) => [index('failed_payloads_tokens').using('gin', t.tokens).with({ gin_pending_list_limit: 1024 })],
);

/** Every payload that somebody saved in place of another. */
export const failedVersions = pgTable(
  'failed_versions',
  {
    messageId: uuid()
      .notNull()
      .references(() => failedMessages.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    payload: text().notNull(),
    editedBy: uuid().references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.messageId, t.version] })],
);

export const failedComments = pgTable(
  'failed_comments',
  {
    id: id(),
    messageId: uuid()
      .notNull()
      .references(() => failedMessages.id, { onDelete: 'cascade' }),
    authorId: uuid().references(() => users.id, { onDelete: 'set null' }),
    text: text().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('failed_comments_message').on(t.messageId, t.id)],
);

/** Messages that fail alike. The counts are kept by triggers on failed_messages. */
export const failureGroups = pgTable('failure_groups', {
  fingerprint: char({ length: 16 }).primaryKey(),
  source: text().notNull(),
  queue: text().notNull(),
  kind: text().notNull(),
  /** The error without ids, numbers and times. */
  title: text().notNull(),
  exampleId: uuid(),
  total: integer().notNull().default(0),
  open: integer().notNull().default(0),
  snoozed: integer().notNull().default(0),
  redriving: integer().notNull().default(0),
  redriven: integer().notNull().default(0),
  resolved: integer().notNull().default(0),
  deleted: integer().notNull().default(0),
  firstSeenAt: moment().notNull(),
  lastSeenAt: moment().notNull(),
});

/** Money at risk of the messages of a group that are neither redriven, resolved nor deleted. Kept by triggers. */
export const failureGroupMoney = pgTable(
  'failure_group_money',
  {
    fingerprint: char({ length: 16 }).notNull(),
    currency: char({ length: 3 }).notNull(),
    /** Minor units. */
    amount: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.fingerprint, t.currency] })],
);

/** How many arrived in each hour. Kept by triggers. */
export const failureHours = pgTable(
  'failure_hours',
  {
    fingerprint: char({ length: 16 }).notNull(),
    hour: moment().notNull(),
    count: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.fingerprint, t.hour] }), index('failure_hours_hour').on(t.hour)],
);

/** A set of messages, frozen when it was counted, and what is done with it. */
export const failureBatches = pgTable(
  'failure_batches',
  {
    id: id(),
    action: text({ enum: ['redrive', 'delete', 'resolve'] }).notNull(),
    state: failureBatchState().notNull().default('frozen'),
    /** The filter that was on the screen, as JSON. */
    filter: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Another queue than the one each message came from. */
    targetQueue: text(),
    reason: text(),
    /** Messages a second; null: as fast as it goes. */
    rate: integer(),
    canary: boolean().notNull().default(true),
    total: integer().notNull(),
    /** Minor units by currency, of the frozen set. */
    money: jsonb().$type<Record<string, number>>().notNull().default({}),
    handled: integer().notNull().default(0),
    /** Changed by somebody else since the set was frozen. */
    skipped: integer().notNull().default(0),
    /** Not taken by the queue, or of a payload that does not fit. */
    refused: integer().notNull().default(0),
    /** Failed again after it was sent. */
    returned: integer().notNull().default(0),
    /** The last message that was dealt with; messages go by id. */
    cursor: uuid(),
    /** A canary step is watched until then at least. */
    watchUntil: moment(),
    /** From when the rate counts, and how many had been handled then. */
    paceFrom: moment(),
    paceHandled: integer().notNull().default(0),
    /** A worker has it until then; one that died loses it by the clock. */
    leasedUntil: moment(),
    requestedBy: uuid().references(() => users.id, { onDelete: 'set null' }),
    approvedBy: uuid().references(() => users.id, { onDelete: 'set null' }),
    /** Why it stopped by itself. */
    stopReason: text(),
    createdAt: createdAt(),
    startedAt: moment(),
    finishedAt: moment(),
  },
  (t) => [
    index('failure_batches_newest').on(t.createdAt, t.id),
    index('failure_batches_running').on(t.id).where(sql`state = 'running'`),
    check('failure_batches_counts', sql`${t.handled} + ${t.skipped} + ${t.refused} <= ${t.total}`),
    check(
      'failure_batches_second_person',
      sql`${t.approvedBy} is null or ${t.approvedBy} <> ${t.requestedBy}`,
    ),
  ],
);

/** The messages of a batch. */
export const failureBatchItems = pgTable(
  'failure_batch_items',
  {
    batchId: uuid().notNull(),
    messageId: uuid().notNull(),
    state: text({ enum: ['waiting', 'sending', 'handled', 'skipped', 'refused', 'returned'] })
      .notNull()
      .default('waiting'),
    sentId: text(),
    note: text(),
  },
  (t) => [
    primaryKey({ columns: [t.batchId, t.messageId] }),
    foreignKey({
      name: 'failure_batch_items_batch_fk',
      columns: [t.batchId],
      foreignColumns: [failureBatches.id],
    }).onDelete('cascade'),
  ],
);

/** What the site's owner decided about failed messages; one row, or none for the defaults. */
export const failurePolicy = pgTable(
  'failure_policy',
  {
    id: integer().primaryKey().default(1),
    /** Minor units at stake from which a second person must approve; null: never. */
    approvalFrom: bigint({ mode: 'number' }),
    /** Minutes in which a deletion can be undone. */
    undoMinutes: integer().notNull().default(60),
    /** Days after which closed messages are archived. */
    keepDays: integer().notNull().default(90),
    updatedAt: createdAt(),
  },
  (t) => [check('failure_policy_one', sql`${t.id} = 1`)],
);

/** What a member of the site's staff may do with failed messages; staff without a row may look. */
export const staffRoles = pgTable('staff_roles', {
  userId: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  role: text({ enum: ['view', 'act', 'approve'] }).notNull(),
  updatedAt: createdAt(),
});

/** Where an archived message lies. */
export const archivedFailures = pgTable(
  'archived_failures',
  {
    id: uuid().primaryKey(),
    source: text().notNull(),
    queue: text().notNull(),
    kind: text().notNull(),
    originalId: text().notNull(),
    fingerprint: char({ length: 16 }).notNull(),
    orderId: uuid(),
    userId: uuid(),
    lastFailedAt: moment().notNull(),
    /** Name in the archive's store; a JSON Lines file, gzipped. */
    file: text().notNull(),
    /** From 0. */
    line: integer().notNull(),
    archivedAt: createdAt(),
  },
  (t) => [
    index('archived_failures_newest').on(t.lastFailedAt, t.id),
    index('archived_failures_original').on(t.originalId),
    index('archived_failures_fingerprint').on(t.fingerprint, t.lastFailedAt),
    index('archived_failures_order').on(t.orderId).where(sql`order_id is not null`),
    index('archived_failures_user').on(t.userId).where(sql`user_id is not null`),
  ],
);
