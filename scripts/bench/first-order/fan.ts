import { expect as basic, chromium, type Page } from '@playwright/test';
import type { Stopwatch } from '@/scripts/bench/first-order/stopwatch';

const fan = { name: 'Ada Fan', email: 'first-order@example.test' };
/** Stripe's own test number for a card that pays. */
const goodCard = '4242 4242 4242 4242';
const patience = 30_000;
const expect = basic.configure({ timeout: patience });

/** From the home page to a performance whose seats are on sale; the first that the listing offers. */
async function findPerformance(page: Page, site: string): Promise<void> {
  await page.goto(site);
  await page.goto(`${site}/events?available=1&sale=now&category=classical`);
  await page.getByRole('region', { name: 'Events' }).getByRole('heading').getByRole('link').first().click();
  await page
    .getByRole('link', { name: /^Choose tickets/ })
    .first()
    .click();
}

/** Lets the site find the best seat of the first price. */
async function holdSeat(page: Page): Promise<void> {
  const best = page.getByRole('region', { name: 'Best available' });
  await best.getByLabel('Seats', { exact: true }).selectOption('1');
  await best.getByRole('button', { name: 'Find and hold seats' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your cart' })).toBeVisible();
}

async function goToPayment(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Check out/ }).click();
  await page.getByLabel('Your name').fill(fan.name);
  await page.getByLabel('E-mail').fill(fan.email);
  await page.getByRole('button', { name: /^Pay .* with Stripe$/ }).click();
  await expect(page.getByLabel('Card number')).toBeVisible();
}

async function pay(page: Page): Promise<void> {
  await page.getByLabel('Card number').fill(goodCard);
  await page.getByLabel('Expiry').fill('12 / 34');
  await page.getByLabel('CVC').fill('123');
  await page.getByLabel('Name on card').fill(fan.name);
  await page.getByRole('button', { name: /^Pay / }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your tickets' })).toBeVisible();
  const tickets = page.getByRole('region', { name: 'Tickets' });
  await expect(tickets.getByRole('img', { name: /code/i })).toHaveCount(1);
}

async function hasReceipt(inbox: string): Promise<boolean> {
  const response = await fetch(`${inbox}/_control/messages?to=${encodeURIComponent(fan.email)}`);
  const { messages } = (await response.json()) as { messages: unknown[] };
  return messages.length > 0;
}

/** Buys one ticket as a guest in a browser. Throws what Playwright throws when a step does not come to its end. */
export async function buyTicket(options: {
  site: string;
  inbox: string;
  browserPath: string;
  stopwatch: Stopwatch;
}): Promise<void> {
  const { site, inbox, browserPath, stopwatch } = options;
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(patience);
    await stopwatch.stage('found a performance', () => findPerformance(page, site));
    await stopwatch.stage('a seat held', () => holdSeat(page));
    await stopwatch.stage('at the payment page', () => goToPayment(page));
    await stopwatch.stage('paid, ticket on the page', () => pay(page));
    await stopwatch.stage('receipt in the inbox', () => expect.poll(() => hasReceipt(inbox)).toBe(true));
  } finally {
    await browser.close();
  }
}
