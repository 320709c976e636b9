import { expect, test } from 'vitest';
import config from '@/next.config.js';
import { filterKeys } from './input';

test('every key of the listing’s address leads to the page that reads it', async () => {
  const rewrites = await config.rewrites?.();
  const rules = rewrites && !Array.isArray(rewrites) ? (rewrites.beforeFiles ?? []) : [];
  const keys = rules.flatMap(({ source, destination, missing }) =>
    source === '/events' && destination === '/events/all' ? (missing?.map(({ key }) => key) ?? []) : [],
  );
  expect(keys.toSorted()).toEqual([...filterKeys, 'after', 'before'].toSorted());
});
