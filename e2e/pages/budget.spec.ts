import { expect, test } from '@/e2e/fixtures/test';
import { weigh } from '@/scripts/bench/pages/weigh';

/**
 * Bytes of HTML, a seventh above what the pages weigh: what a public page costs the server is carrying them
 * (docs/performance.md). A row's markup in a server component is carried twice, which is what usually breaks this.
 */
const html = {
  '/': 50_000,
  '/events': 69_000,
  '/events/night-shift-marlow': 33_000,
  '/artists/mara-quill': 20_000,
};
/** Bytes of scripts, packed; Next's own are 135,000. */
const script = 152_000;

for (const [path, budget] of Object.entries(html)) {
  test(`${path} keeps within its budget of HTML and scripts`, async ({ baseURL }) => {
    const weight = await weigh(new URL(path, baseURL).href);
    expect(weight.html).toBeLessThan(budget);
    expect(weight.script).toBeLessThan(script);
  });
}

test('a page that was kept is in ASCII, whatever its names are written with', async ({ request }) => {
  // What answers while a page is being rendered is not yet the kept one.
  await expect(async () => {
    const page = await (await request.get('/events')).text();
    expect(page).toMatch(/&#\d+;/);
    expect(page).not.toMatch(/\P{ASCII}/u);
  }).toPass();
});
