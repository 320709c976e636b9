import 'server-only';
import { desc, eq, ne, sql } from 'drizzle-orm';
import { alertChannels, alertDeliveries, alerts, users } from '@/db/schema';
import { isId } from '@/lib/ids';
import type { StaffCtx } from './staff';

const columns = {
  id: alerts.id,
  rule: alerts.rule,
  subject: alerts.subject,
  state: alerts.state,
  severity: alerts.severity,
  value: alerts.value,
  worst: alerts.worst,
  firstSeenAt: alerts.firstSeenAt,
  openedAt: alerts.openedAt,
  resolvedAt: alerts.resolvedAt,
  snoozedUntil: alerts.snoozedUntil,
  acknowledgedAt: alerts.acknowledgedAt,
  acknowledgedBy: users.name,
  /** Seconds since it began, or that it lasted. */
  lasted: sql<number>`extract(epoch from coalesce(${alerts.resolvedAt}, now()) - ${alerts.firstSeenAt})::float8`,
};

export type AlertView = Awaited<ReturnType<typeof listLivingAlerts>>[number];

/** What is not over, the worst first. */
export function listLivingAlerts({ db }: StaffCtx) {
  return db
    .select(columns)
    .from(alerts)
    .leftJoin(users, eq(users.id, alerts.acknowledgedBy))
    .where(ne(alerts.state, 'resolved'))
    .orderBy(desc(alerts.state), desc(alerts.severity), alerts.firstSeenAt)
    .limit(100);
}

/** What is over, the latest first. */
export function listPastAlerts({ db }: StaffCtx) {
  return db
    .select(columns)
    .from(alerts)
    .leftJoin(users, eq(users.id, alerts.acknowledgedBy))
    .where(eq(alerts.state, 'resolved'))
    .orderBy(desc(alerts.resolvedAt))
    .limit(50);
}

/** One alert with what was told of it, or null. */
export async function getAlert({ db }: StaffCtx, alertId: string) {
  if (!isId(alertId)) return null;
  const [alert] = await db
    .select(columns)
    .from(alerts)
    .leftJoin(users, eq(users.id, alerts.acknowledgedBy))
    .where(eq(alerts.id, alertId));
  if (!alert) return null;
  const told = await db
    .select({
      id: alertDeliveries.id,
      channel: alertChannels.name,
      news: alertDeliveries.news,
      state: alertDeliveries.state,
      attempts: alertDeliveries.attempts,
      at: sql<Date>`coalesce(${alertDeliveries.sentAt}, ${alertDeliveries.createdAt})`.mapWith(
        alertDeliveries.createdAt,
      ),
      lastError: alertDeliveries.lastError,
    })
    .from(alertDeliveries)
    .innerJoin(alertChannels, eq(alertChannels.id, alertDeliveries.channelId))
    .where(eq(alertDeliveries.alertId, alertId))
    .orderBy(alertDeliveries.createdAt);
  return { ...alert, told };
}

export type ChannelView = Awaited<ReturnType<typeof listChannels>>[number];

/** Where alerts are told; addresses and secrets stay sealed. */
export function listChannels({ db }: StaffCtx) {
  const { id, kind, name, severity, afterMinutes, quietFrom, quietTo, timeZone, enabled } = alertChannels;
  return db
    .select({ id, kind, name, severity, afterMinutes, quietFrom, quietTo, timeZone, enabled })
    .from(alertChannels)
    .orderBy(alertChannels.createdAt);
}
