import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { expect } from '@/scripts/pictures/person';

/*
 * Takes the pictures of the README from a running site with its programme (`npm start`), buying one ticket for the last:
 *   tsx scripts/readme-pictures.ts [--base URL] [--out FOLDER]
 */

const { values } = parseArgs({
  options: {
    base: { type: 'string', default: 'http://localhost:3000' },
    out: { type: 'string', default: 'docs/images' },
  },
});

const evening = 'canellakis debussy';

async function takePicture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  const png = await page.screenshot({ animations: 'disabled' });
  await sharp(png)
    .webp({ quality: 82 })
    .toFile(join(values.out, `${name}.webp`));
}

async function open(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ baseURL: values.base, locale: 'en-US', ...options });
  return context.newPage();
}

/** The page on which seats of the evening are chosen, with its plan drawn. */
async function openSeats(page: Page): Promise<void> {
  await page.goto(`/events?q=${encodeURIComponent(evening)}`);
  await page.getByRole('region', { name: 'Events' }).getByRole('heading').getByRole('link').first().click();
  await page
    .getByRole('link', { name: /^Choose tickets/ })
    .first()
    .click();
  await expect(page.getByRole('application', { name: 'Seating plan' }).locator('canvas')).toBeVisible();
  await page.waitForLoadState('networkidle');
}

async function buyOne(page: Page): Promise<void> {
  const best = page.getByRole('region', { name: 'Best available' });
  await best.getByLabel('Seats', { exact: true }).selectOption('1');
  await best.getByRole('button', { name: 'Find and hold seats' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeVisible();
  await page.getByRole('link', { name: /^Check out/ }).click();
  await page.getByLabel('Your name').fill('Ada Fan');
  await page.getByLabel('E-mail').fill('ada@example.test');
  await page.getByRole('button', { name: /^Pay .* with Stripe$/ }).click();
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await page.getByLabel('Expiry').fill('12 / 34');
  await page.getByLabel('CVC').fill('123');
  await page.getByLabel('Name on card').fill('Ada Fan');
  await page.getByRole('button', { name: /^Pay / }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your tickets' })).toBeVisible();
  const tickets = page.getByRole('region', { name: 'Tickets' });
  await expect(tickets.getByRole('img', { name: /code/i })).toHaveCount(1);
}

async function main(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || undefined,
    args: ['--no-sandbox'],
  });
  try {
    const desktop = await open(browser, { viewport: { width: 1440, height: 900 } });
    await desktop.goto('/', { waitUntil: 'networkidle' });
    await takePicture(desktop, 'home');
    await desktop.setViewportSize({ width: 1440, height: 1000 });
    await openSeats(desktop);
    await takePicture(desktop, 'seating-plan');
    await buyOne(desktop);
    await desktop.setViewportSize({ width: 1440, height: 680 });
    await takePicture(desktop, 'order');
    const phone = await open(browser, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    await openSeats(phone);
    await takePicture(phone, 'phone-dark');
  } finally {
    await browser.close();
  }
}

await main();
