import { addresses } from '@/e2e/fixtures/addresses';
import { expect, test } from '@/e2e/fixtures/test';
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
