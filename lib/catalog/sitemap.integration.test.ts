import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { makeListed } from './listing-fixture';
import { listSitemaps, readSitemap, sitemapIndexXml, sitemapXml } from './sitemap';

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await createTestDatabase();
  const ahead = new Date(Date.now() + 86_400_000);
  await makeListed(test_, {
    slug: 'shown',
    artist: 'ax',
    performances: [{ startsAt: ahead, onSaleAt: new Date(0) }],
  });
  await makeListed(test_, { slug: 'draft', status: 'draft', announcedAt: null, performances: [{}] });
});
afterAll(() => test_?.drop());

test('lists what is public and has something to show', async () => {
  expect(await listSitemaps(test_)).toEqual(['pages-1', 'events-1', 'venues-1', 'artists-1']);
  expect((await readSitemap(test_, 'events-1'))?.map(({ path }) => path)).toEqual(['/events/shown']);
  expect((await readSitemap(test_, 'pages-1'))?.map(({ path }) => path)).toContain(
    '/events/category/classical',
  );
  expect((await readSitemap(test_, 'artists-1'))?.map(({ path }) => path)).toEqual(['/artists/ax']);
});

test('there is no file beyond the last, and none of another name', async () => {
  for (const name of ['events-2', 'events-0', 'events', 'users-1', 'events-1;--']) {
    expect(await readSitemap(test_, name)).toBeNull();
  }
});

test('texts are escaped', () => {
  expect(sitemapIndexXml(['https://x.example/a?b&c'])).toContain('<loc>https://x.example/a?b&amp;c</loc>');
  expect(
    sitemapXml([{ path: '/a', changedAt: '2026-11-22T00:00:00.000Z' }], (path) => `https://x.example${path}`),
  ).toContain('<url><loc>https://x.example/a</loc><lastmod>2026-11-22T00:00:00.000Z</lastmod></url>');
});
