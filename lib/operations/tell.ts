import type { Severity } from './rules';

export type Channel = {
  severity: Severity;
  afterMinutes: number;
  quietFrom: number;
  quietTo: number;
  timeZone: string;
  enabled: boolean;
};

type OpenAlert = {
  severity: Severity;
  openedAt: Date;
  snoozedUntil: Date | null;
  acknowledgedAt: Date | null;
};

/** The hour of the clock on the wall there. */
function hourIn(timeZone: string, now: Date): number {
  const text = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(now);
  return Number(text);
}

/** Whether a channel wants to hear of nothing but critical alerts now. The hours may go over midnight. */
export function isQuiet({ quietFrom, quietTo, timeZone }: Channel, now: Date): boolean {
  if (quietFrom === quietTo) return false;
  const hour = hourIn(timeZone, now);
  return quietFrom < quietTo ? hour >= quietFrom && hour < quietTo : hour >= quietFrom || hour < quietTo;
}

/**
 * Whether an open alert is to be told to a channel now. What is not told for its quiet hours, a snooze or because the
 * channel comes later is asked again at the next look: nothing is lost, and what has ended meanwhile is never told.
 */
export function isToBeTold(alert: OpenAlert, channel: Channel, now: Date): boolean {
  if (!channel.enabled) return false;
  if (channel.severity === 'critical' && alert.severity !== 'critical') return false;
  if (alert.snoozedUntil && alert.snoozedUntil > now) return false;
  if (alert.severity !== 'critical' && isQuiet(channel, now)) return false;
  if (channel.afterMinutes === 0) return true;
  const open = (now.getTime() - alert.openedAt.getTime()) / 60_000;
  return !alert.acknowledgedAt && open >= channel.afterMinutes;
}
