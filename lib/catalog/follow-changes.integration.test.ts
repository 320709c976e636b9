import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { announceCatalogChange } from './announce-change';
import { followCatalogChanges } from './follow-changes';
import { catalogTag, eventTag } from './tags';

let test_: TestDatabase;
const heard: string[][] = [];
beforeAll(async () => {
  test_ = await createTestDatabase();
  await followCatalogChanges(test_.db, (tags) => void heard.push(tags));
});
afterAll(() => test_?.drop());

test('everything counts as changed at the start', async () => {
  await vi.waitFor(() => expect(heard).toContainEqual([catalogTag]), { timeout: 10_000 });
});

test('an announced change is heard when its transaction commits, and not when it is undone', async () => {
  await test_.db
    .transaction(async (tx) => {
      await announceCatalogChange({ ctx: { db: tx }, tags: [eventTag('undone')] });
      throw new Error('undo');
    })
    .catch(() => {});
  await test_.db.transaction((tx) => announceCatalogChange({ ctx: { db: tx }, tags: [eventTag('kept')] }));
  await vi.waitFor(() => expect(heard).toContainEqual([eventTag('kept')]), { timeout: 10_000 });
  expect(heard).not.toContainEqual([eventTag('undone')]);
});

test('a hundred changes and more are "everything", since a payload is at most 8,000 bytes', async () => {
  heard.length = 0;
  const tags = Array.from({ length: 500 }, (_, n) => eventTag(`event-with-a-long-name-${n}`));
  await announceCatalogChange({ ctx: test_, tags });
  await vi.waitFor(() => expect(heard).toContainEqual([catalogTag]), { timeout: 10_000 });
});

test('after a lost connection everything counts as changed again', async () => {
  heard.length = 0;
  await test_.client`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query ilike 'listen %' and pid <> pg_backend_pid()`;
  await vi.waitFor(() => expect(heard).toContainEqual([catalogTag]), { timeout: 20_000 });
});
