import { afterAll, beforeAll, expect, test } from 'vitest';
import { withTransaction } from '@/db';
import { auditLog } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { recordChange } from './audit';
import type { AuditFilter } from './audit-filter';
import { getAuditChoices, getAuditPage } from './audit-queries';
import { makeMember, makeOrganizer } from './testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** An organizer with as many rows, the last by the clock of the test. */
async function makeLog(count: number) {
  const organizer = await makeOrganizer(database, { timeZone: 'Pacific/Auckland' });
  const { ctx, user } = await makeMember(database, organizer.id);
  const rows = Array.from({ length: count }, (_, at) => ({
    organizerId: organizer.id,
    actorKind: 'fan',
    actorId: user.id,
    action: at % 2 ? 'level.changed' : 'event.published',
    subjectType: at % 2 ? 'level' : 'event',
    subjectId: `s${at}`,
    details: { after: { title: `Row ${at} 100%` } },
  }));
  for (const row of rows) await database.db.insert(auditLog).values(row);
  const ids = async (filter: AuditFilter) =>
    (await getAuditPage(ctx, organizer.id, filter)).entries.map(({ subject }) => subject.id);
  return { organizer, ctx, user, ids };
}

test('pages go down to the oldest and back up to the newest, each row once', async () => {
  const { organizer, ctx } = await makeLog(120);
  const page = (filter: AuditFilter) => getAuditPage(ctx, organizer.id, filter);
  const first = await page({});
  const second = await page({ older: first.older });
  const third = await page({ older: second.older });
  expect([first, second, third].map(({ entries }) => entries.length)).toEqual([50, 50, 20]);
  expect(new Set([first, second, third].flatMap(({ entries }) => entries.map(({ id }) => id))).size).toBe(
    120,
  );
  expect(first.entries[0]?.subject.id).toBe('s119');
  expect([first.newer, third.older]).toEqual([undefined, undefined]);
  const back = await page({ newer: third.newer });
  expect(back.entries).toEqual(second.entries);
  expect(await page({ newer: back.newer })).toMatchObject({ entries: first.entries, newer: undefined });
});

test('another organizer’s rows are nowhere', async () => {
  const mine = await makeLog(3);
  const theirs = await makeLog(3);
  expect(await mine.ids({})).toHaveLength(3);
  expect(await mine.ids({ who: theirs.user.id })).toEqual([]);
  const choices = await getAuditChoices(mine.ctx, mine.organizer.id);
  expect(choices.who).toEqual([{ value: mine.user.id, label: 'The owner' }]);
  expect(choices.what.map(({ label }) => label)).toEqual(['Event: published', 'Level: changed']);
});

test('by who, what, subject and text', async () => {
  const { ids, user, organizer } = await makeLog(4);
  const job = database.ctx({ kind: 'job', name: 'sweep' });
  await withTransaction(job, (tx) =>
    recordChange(tx, {
      organizerId: organizer.id,
      action: 'hold.swept',
      subjectType: 'hold',
      subjectId: 'h',
    }),
  );
  expect(await ids({ who: user.id })).toEqual(['s3', 's2', 's1', 's0']);
  expect(await ids({ who: 'job' })).toEqual(['h']);
  expect(await ids({ what: 'level.changed' })).toEqual(['s3', 's1']);
  expect(await ids({ subject: 'event' })).toEqual(['s2', 's0']);
  expect(await ids({ subject: 'event:s2' })).toEqual(['s2']);
  expect(await ids({ search: 'ROW 1' })).toEqual(['s1']);
  expect(await ids({ search: '100%' })).toEqual(['s3', 's2', 's1', 's0']);
  expect(await ids({ search: '0_%' })).toEqual([]);
});

test('days are the organizer’s own', async () => {
  const { ids, organizer } = await makeLog(0);
  const row = { organizerId: organizer.id, actorKind: 'job', action: 'a.b', subjectType: 'a' };
  // Auckland is thirteen hours ahead in December: this is already the fifth there.
  await database.db
    .insert(auditLog)
    .values({ ...row, subjectId: 'fifth', at: new Date('2026-12-04T11:30:00Z') });
  await database.db
    .insert(auditLog)
    .values({ ...row, subjectId: 'fourth', at: new Date('2026-12-04T10:30:00Z') });
  expect(await ids({ from: '2026-12-05', to: '2026-12-05' })).toEqual(['fifth']);
  expect(await ids({ to: '2026-12-04' })).toEqual(['fourth']);
});
