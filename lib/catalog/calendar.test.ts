import { expect, test } from 'vitest';
import { performanceCalendar } from './calendar';
import { withStates } from './event-summary';
import { eventView, viewedAt } from './event-view-fixture';

const calendar = performanceCalendar(
  'Test',
  withStates(eventView, viewedAt).map((date) => ({ event: eventView, date })),
  (path) => `https://tickets.example${path}`,
);
const lines = calendar.replaceAll('\r\n ', '').split('\r\n');

test('an evening is a moment in UTC', () => {
  expect(lines).toContain('DTSTART:20261205T003000Z');
  expect(lines).toContain('UID:01890000-0000-7000-8000-00000000000a@tessera');
});

test('a day of which no time is known is an all-day entry on the venue’s day, cancelled ones say so', () => {
  expect(lines).toContain('DTSTART;VALUE=DATE:20270328');
  expect(lines).toContain('DTEND;VALUE=DATE:20270329');
  expect(lines).toContain('STATUS:CANCELLED');
});

test('separators in texts are escaped', () => {
  expect(lines).toContain('LOCATION:Hall\\, Upper & Lower\\, 1 Lincoln Plaza\\, New York');
});
