import { expect, test } from 'vitest';
import { type Channel, isQuiet, isToBeTold } from './tell';

const channel: Channel = {
  severity: 'warning',
  afterMinutes: 0,
  quietFrom: 22,
  quietTo: 7,
  timeZone: 'America/New_York',
  enabled: true,
};
const at = (text: string) => new Date(text);
const night = at('2026-11-02T04:30:00Z');
const day = at('2026-11-02T15:00:00Z');
const alert = (values = {}) => ({
  severity: 'warning' as const,
  openedAt: at('2026-11-02T04:00:00Z'),
  snoozedUntil: null,
  acknowledgedAt: null,
  ...values,
});

test('quiet hours go over midnight, by the clock of their zone', () => {
  expect(isQuiet(channel, night)).toBe(true);
  expect(isQuiet(channel, day)).toBe(false);
  expect(isQuiet({ ...channel, timeZone: 'Asia/Tokyo' }, night)).toBe(false);
  expect(isQuiet({ ...channel, quietFrom: 8, quietTo: 8 }, night)).toBe(false);
});

test('at night only critical alerts are told; the others in the morning', () => {
  expect(isToBeTold(alert(), channel, night)).toBe(false);
  expect(isToBeTold(alert(), channel, day)).toBe(true);
  expect(isToBeTold(alert({ severity: 'critical' }), channel, night)).toBe(true);
});

test('a snoozed alert is told when the snooze is over', () => {
  const snoozed = alert({ severity: 'critical', snoozedUntil: at('2026-11-02T05:00:00Z') });
  expect(isToBeTold(snoozed, channel, night)).toBe(false);
  expect(isToBeTold(snoozed, channel, day)).toBe(true);
});

test('escalation: a later channel hears of what nobody has taken on for so long', () => {
  const later = { ...channel, afterMinutes: 45, quietFrom: 0, quietTo: 0 };
  expect(isToBeTold(alert(), later, night)).toBe(false);
  expect(isToBeTold(alert(), later, day)).toBe(true);
  expect(isToBeTold(alert({ acknowledgedAt: night }), later, day)).toBe(false);
});

test('a channel for critical alerts, or one that is off, hears nothing else', () => {
  expect(isToBeTold(alert(), { ...channel, severity: 'critical' }, day)).toBe(false);
  expect(isToBeTold(alert({ severity: 'critical' }), { ...channel, enabled: false }, day)).toBe(false);
});
