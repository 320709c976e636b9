import { addresses } from '@/e2e/fixtures/addresses';
import { expect, test } from '@/e2e/fixtures/test';
import { publicPages } from '@/e2e/pages/addresses';
import { announce, newWord } from './programme';

const locations = (xml: string) =>
  Array.from(xml.matchAll(/<loc>([^<]+)<\/loc>/g), ([, address = '']) => address);

test('an event has one address, and says what it is', async ({ page, world }) => {
  const title = `Told ${newWord()}`;
  const path = await announce(world, title);
  const response = await page.goto(`${path}?utm_source=elsewhere`);
  const html = (await response?.text()) ?? '';
  expect(html).toContain(`<link rel="canonical" href="${addresses().siteUrl}${path}"/>`);
  const data = /<script type="application\/ld\+json">(.+?)<\/script>/s.exec(html)?.[1] ?? '';
  expect([JSON.parse(data)].flat()).toContainEqual(
    expect.objectContaining({
      '@type': 'Event',
      name: title,
      offers: [expect.objectContaining({ price: '29.00', priceCurrency: 'USD' })],
    }),
  );
});

test('an event is a calendar too', async ({ request, world }) => {
  const title = `Dated ${newWord()}`;
  const response = await request.get(`${await announce(world, title)}/calendar.ics`);
  expect(response.status()).toBe(200);
  expect(response.headers()['content-type']).toContain('text/calendar');
  const text = await response.text();
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(text).toContain(`SUMMARY:${title}`);
});

test('new events are a feed', async ({ request }) => {
  const response = await request.get('/feeds/events.xml');
  expect(response.status()).toBe(200);
  expect(response.headers()['content-type']).toContain('application/rss+xml');
  expect(await response.text()).toMatch(/<rss[^>]*>[\s\S]*<item>[\s\S]*<\/rss>/);
});

test('robots.txt leads to a sitemap whose files lead to events', async ({ request }) => {
  const robots = await (await request.get('/robots.txt')).text();
  expect(robots).toMatch(/^Disallow: \/cart$/m);
  const sitemap = /^Sitemap: (.+)$/m.exec(robots)?.[1] ?? '';
  expect(sitemap).toBe(`${addresses().siteUrl}/sitemap.xml`);
  const files = locations(await (await request.get(sitemap)).text());
  const events = files.find((file) => file.endsWith('/events-1.xml')) ?? '';
  const pages = await request.get(events);
  expect(pages.headers()['content-type']).toContain('application/xml');
  expect(locations(await pages.text())).toContain(`${addresses().siteUrl}/events/the-wednesday-six`);
});

test('a public page is the same for everybody, to the byte, and may be kept by any cache', async ({
  playwright,
  world,
}) => {
  const fan = await world.fan();
  const cookie = `tessera-session=${await fan.session()}`;
  const stranger = await playwright.request.newContext({ baseURL: addresses().siteUrl });
  const known = await playwright.request.newContext({
    baseURL: addresses().siteUrl,
    extraHTTPHeaders: { cookie },
  });
  const names = [
    'home',
    'listing',
    'city',
    'event',
    'seats of a hall',
    'general admission',
    'venue',
    'artist',
  ];
  for (const { name, path } of publicPages.filter((page) => names.includes(page.name))) {
    const address = await path(world.db);
    // A page may be made anew between the two, because somebody else has just bought something.
    await expect(async () => {
      const [one, other] = [await stranger.get(address), await known.get(address)];
      expect(other.status(), name).toBe(200);
      expect((await other.body()).equals(await one.body()), name).toBe(true);
      for (const answer of [one, other]) {
        expect(answer.headers(), name).not.toHaveProperty('set-cookie');
        expect(answer.headers()['cache-control'], name).toMatch(/s-maxage=\d+/);
      }
    }).toPass();
  }
  await Promise.all([stranger.dispose(), known.dispose()]);
});

test('the home page has what is on soon, what is new and what will be on sale; a venue and an artist say what they are', async ({
  request,
}) => {
  const home = await (await request.get('/')).text();
  const sections = home.split(/<h2[^>]*>/).slice(1);
  for (const title of ['On soon', 'Just announced', 'On sale soon']) {
    const section = sections.find((text) => text.startsWith(title)) ?? '';
    expect(section, title).toMatch(/href="\/events\/[a-z0-9-]+/);
  }
  for (const path of ['/venues/the-understudy', '/artists/mara-quill']) {
    const html = await (await request.get(path)).text();
    expect(html).toContain(`<link rel="canonical" href="${addresses().siteUrl}${path}"/>`);
    expect(html).toMatch(/<title>[^<]{5,}<\/title>/);
    expect(html).toMatch(/<meta name="description" content="[^"]{20,}"/);
    expect(html).toMatch(/<meta property="og:title" content="[^"]{5,}"/);
  }
});

test('a combination of filters that hardly anybody asks for is not for search engines', async ({
  request,
}) => {
  const robots = async (path: string) =>
    /<meta name="robots" content="([^"]*)"/.exec(await (await request.get(path)).text())?.[1] ?? 'all';
  expect(await robots('/events/category/comedy')).not.toContain('noindex');
  expect(await robots('/events?q=dvorak&category=classical&sale=now&sort=price')).toContain('noindex');
});
