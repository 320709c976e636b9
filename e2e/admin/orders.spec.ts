import type { Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { organizerMembers, performances } from '@/db/schema';
import { signIn } from '@/e2e/accounts/sign-in';
import { expectAccessible } from '@/e2e/fixtures/axe';
import { expect, test } from '@/e2e/fixtures/test';
import type { World } from '@/e2e/fixtures/world';

/** A manager who has signed in, and an evening of his organizer. */
async function evening(world: World, page: Page, title: string) {
  const made = await world.general(title);
  const user = await world.fan();
  const organizerId = made.organizer.id;
  await world.db.insert(organizerMembers).values({ organizerId, userId: user.id, role: 'manager' });
  await signIn(page, user);
  return { ...made, admin: `/admin/${made.organizer.slug}` };
}

async function sell(page: Page, admin: string, { quantity = '2', name = 'Grace Guest' } = {}) {
  await page.goto(`${admin}/box-office`);
  await page.getByLabel('How many: General admission').selectOption(quantity);
  await page.getByLabel('Name', { exact: false }).first().fill(name);
  await page.getByRole('button', { name: 'Sell' }).click();
  await expect(page.getByText('Sold. The tickets are below')).toBeVisible();
}

test('sold at the door, found, named, noted, printed, refunded in parts', async ({ page, world }) => {
  const { admin, performance } = await evening(world, page, 'Door Evening');
  await page.goto(`${admin}/box-office`);
  await expectAccessible(page);
  await sell(page, admin);
  const number = (await page.getByRole('heading', { level: 1 }).textContent())?.replace('Order ', '') ?? '';
  await expectAccessible(page);
  expect(await world.soldIn(performance.id)).toBe(2);

  const pdf = await page.getByRole('link', { name: 'Print the tickets' }).getAttribute('href');
  const printed = await page.request.get(pdf ?? '');
  expect(printed.headers()['content-type']).toBe('application/pdf');

  await page.getByLabel('Who comes: General admission').first().fill('Alan Attendee');
  await page
    .getByRole('button', { name: /^Set name/ })
    .first()
    .click();
  await expect(page.getByText('The name is written down.')).toBeVisible();
  await page.getByLabel('New note').fill('Comes by wheelchair');
  await page.getByRole('button', { name: 'Keep the note' }).click();
  await expect(page.getByText('Comes by wheelchair')).toBeVisible();

  await page.getByText('Refund…').click();
  await page
    .getByRole('checkbox', { name: /General admission/ })
    .first()
    .uncheck();
  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  await expect(page.getByText('Tick this to go on.')).toBeVisible();
  const form = page.locator('form', { has: page.getByRole('button', { name: 'Refund', exact: true }) });
  await page
    .getByRole('checkbox', { name: /General admission/ })
    .first()
    .uncheck();
  await form.getByLabel('Yes, refund the ticked tickets').check();
  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  await expect(page.getByText('written down as handed back')).toBeVisible();
  await expect(page.getByText('Partly refunded').first()).toBeVisible();
  expect(await world.soldIn(performance.id)).toBe(1);

  await page.goto(`${admin}/orders`);
  await page.getByLabel('Search').fill('attendee');
  await page.getByRole('button', { name: 'Show' }).click();
  await expectAccessible(page);
  await expect(page.getByRole('link', { name: new RegExp(number) })).toBeVisible();
  const csv = await page.request.get(
    (await page.getByRole('link', { name: 'attendees as CSV' }).getAttribute('href')) ?? '',
  );
  expect(await csv.text()).toContain(number);
});

test('what another organizer sold is not there', async ({ page, world, newFan }) => {
  const { admin } = await evening(world, page, 'Own Evening');
  await sell(page, admin);
  const path = new URL(page.url()).pathname;
  const orderId = path.split('/').at(-1);
  const stranger = await newFan();
  const theirs = await evening(world, stranger, 'Their Evening');
  for (const address of [
    path,
    `${theirs.admin}/orders/${orderId}`,
    `/api${theirs.admin}/orders/${orderId}/tickets.pdf`,
    `/api${admin}/orders/export/orders.csv`,
  ]) {
    expect((await stranger.request.get(address)).status(), address).toBe(404);
  }
  const csv = await stranger.request.get(`/api${theirs.admin}/orders/export/orders.csv`);
  expect((await csv.text()).trim().split('\n')).toHaveLength(1);
});

test('a cancelled performance: everybody is refunded, and the page shows it', async ({ page, world }) => {
  const { admin, performance } = await evening(world, page, 'Cancelled Evening');
  await sell(page, admin, { quantity: '1', name: 'One' });
  await sell(page, admin, { quantity: '3', name: 'Two' });
  await world.db.update(performances).set({ status: 'cancelled' }).where(eq(performances.id, performance.id));
  await page.goto(`${admin}/orders?performance=${performance.id}`);
  await page.getByRole('link', { name: 'Refund everybody' }).click();
  await page.getByLabel('Yes, refund 2 orders').check();
  await page.getByRole('button', { name: 'Refund everybody' }).click();
  await expect(page.getByText('All refunds are ordered. 2 of 2 orders')).toBeVisible({ timeout: 40_000 });
  await expectAccessible(page);
  expect(await world.soldIn(performance.id)).toBe(0);
});
