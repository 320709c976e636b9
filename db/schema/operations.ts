import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, moment } from './columns';
import { users } from './identity';

export const alertState = pgEnum('alert_state', ['pending', 'open', 'resolved']);
export const alertSeverity = pgEnum('alert_severity', ['warning', 'critical']);
export const alertChannelKind = pgEnum('alert_channel_kind', ['mail', 'slack', 'webhook']);
export const alertNews = pgEnum('alert_news', ['opened', 'worse', 'resolved']);
export const alertDeliveryState = pgEnum('alert_delivery_state', ['queued', 'sent', 'failed', 'dropped']);

/**
 * How often something went well or failed, by minute; processes count for themselves and add every few seconds. The
 * minute 1970-01-01 holds the sum since ever, which only grows.
 */
export const outcomeCounts = pgTable(
  'outcome_counts',
  {
    measure: text().notNull(),
    minute: moment().notNull(),
    outcome: text({ enum: ['ok', 'failed'] }).notNull(),
    count: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.measure, t.minute, t.outcome] }),
    index('outcome_counts_minute').on(t.minute),
    check('outcome_counts_count', sql`${t.count} > 0`),
  ],
);

/** What is too dear to be measured at each look: how it was the last time. */
export const healthFindings = pgTable('health_findings', {
  name: text().primaryKey(),
  value: doublePrecision().notNull(),
  /** Ids and kinds of what was found, at most twenty; never personal data. */
  details: jsonb().$type<{ what: string; id: string }[]>().notNull().default([]),
  measuredAt: createdAt(),
});

/** One trouble from its first sign to its end. `pending`: seen, but not yet for long enough to tell anybody. */
export const alerts = pgTable(
  'alerts',
  {
    id: id(),
    /** Rule and what it is about: "jobs.late:send-mail". One that lives per cause. */
    cause: text().notNull(),
    rule: text().notNull(),
    subject: text(),
    state: alertState().notNull().default('pending'),
    severity: alertSeverity().notNull(),
    /** As measured last, and the worst since it began. */
    value: doublePrecision().notNull(),
    worst: doublePrecision().notNull(),
    firstSeenAt: createdAt(),
    lastSeenAt: createdAt(),
    openedAt: moment(),
    /** Since when the value has been good; bad again, and it is null. */
    clearSince: moment(),
    resolvedAt: moment(),
    snoozedUntil: moment(),
    /** Somebody looks after it: it is not escalated any more. */
    acknowledgedAt: moment(),
    acknowledgedBy: uuid().references(() => users.id, { onDelete: 'set null' }),
  },
  (t) => [
    uniqueIndex('alerts_living_key').on(t.cause).where(sql`state <> 'resolved'`),
    index('alerts_resolved').on(t.resolvedAt).where(sql`state = 'resolved'`),
    check('alerts_opened', sql`${t.state} = 'pending' or ${t.openedAt} is not null`),
    check('alerts_resolved', sql`(${t.state} = 'resolved') = (${t.resolvedAt} is not null)`),
  ],
);

/** Where alerts are told. */
export const alertChannels = pgTable(
  'alert_channels',
  {
    id: id(),
    kind: alertChannelKind().notNull(),
    name: text().notNull(),
    /** An address or a URL, sealed (lib/secret-box.ts) for the row; null for mail: everybody of the staff. */
    sealedTarget: text(),
    /** What a webhook is signed with, sealed for the row. */
    sealedSecret: text(),
    /** Told only from this severity on. */
    severity: alertSeverity().notNull().default('warning'),
    /** Told only when an alert has been open for so long and nobody looks after it; 0: at once. */
    afterMinutes: integer().notNull().default(0),
    /** Hours of `time_zone` between which only critical alerts are told; equal: never quiet. */
    quietFrom: smallint().notNull().default(0),
    quietTo: smallint().notNull().default(0),
    timeZone: text().notNull().default('UTC'),
    enabled: boolean().notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    check('alert_channels_after', sql`${t.afterMinutes} between 0 and 1440`),
    check('alert_channels_quiet', sql`${t.quietFrom} between 0 and 23 and ${t.quietTo} between 0 and 23`),
    check('alert_channels_target', sql`${t.kind} = 'mail' or ${t.sealedTarget} is not null`),
    check('alert_channels_signed', sql`${t.kind} <> 'webhook' or ${t.sealedSecret} is not null`),
  ],
);

/** One piece of news for one channel, written once; its id is the receiver's idempotency key. */
export const alertDeliveries = pgTable(
  'alert_deliveries',
  {
    id: id(),
    alertId: uuid()
      .notNull()
      .references(() => alerts.id, { onDelete: 'cascade' }),
    channelId: uuid()
      .notNull()
      .references(() => alertChannels.id, { onDelete: 'cascade' }),
    news: alertNews().notNull(),
    state: alertDeliveryState().notNull().default('queued'),
    attempts: integer().notNull().default(0),
    /** Not before: after a failure, or while a process is sending it. */
    dueAt: createdAt(),
    sentAt: moment(),
    lastError: text(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('alert_deliveries_key').on(t.alertId, t.channelId, t.news),
    index('alert_deliveries_channel').on(t.channelId),
    index('alert_deliveries_due').on(t.dueAt).where(sql`state = 'queued'`),
  ],
);
