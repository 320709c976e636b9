import type { Page } from '@playwright/test';
import { organizerMembers } from '@/db/schema';
import { signIn } from '@/e2e/accounts/sign-in';
import { expectAccessible } from '@/e2e/fixtures/axe';
import { expectTickets, fillCheckout, holdPlaces, newBuyer } from '@/e2e/fixtures/shop';
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

test('a code is made, refused in words, used, paused and told in figures', async ({
  page,
  world,
  newFan,
}) => {
  const { admin, path } = await evening(world, page, 'Evening with codes');
  await page.goto(`${admin}/promo-codes`);
  await expect(page.getByRole('heading', { name: 'You have no code yet' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'New code' }).click();
  await expectAccessible(page);

  await page.getByLabel('Code', { exact: false }).first().fill('friends');
  await page.getByLabel('It takes off').selectOption('amount');
  await page.getByLabel('Amount', { exact: true }).fill('a fiver');
  await page.getByLabel('Only what is ticked here').check();
  await page.getByRole('button', { name: 'Make the code' }).click();
  await expect(page.getByText('Write an amount such as 5 or 7.50.')).toBeVisible();
  await page.getByLabel('Amount', { exact: true }).fill('29');
  await page.getByRole('button', { name: 'Make the code' }).click();
  await expect(page.getByText('Tick what the code is for')).toBeVisible();
  await page.getByRole('checkbox', { name: 'General admission' }).check();
  await page.getByLabel('Uses in all').fill('5');
  await page.getByRole('button', { name: 'Make the code' }).click();
  await expect(page.getByText('The code works as soon as its window opens.')).toBeVisible();
  await expect(page.getByText('0 of 5 used')).toBeVisible();
  await expectAccessible(page);

  const fan = await newFan();
  await holdPlaces(fan, `${path}?promo=FRIENDS`, 1);
  await expect(fan.getByText('FRIENDS: $29 off each ticket')).toBeVisible();
  await fillCheckout(fan, newBuyer());
  await fan.getByRole('button', { name: 'Get free tickets' }).click();
  await expectTickets(fan, 1);

  await page.goto(`${admin}/promo-codes`);
  await expect(page.getByText('1 of 5 used')).toBeVisible();
  await expect(page.getByText('1 ticket, $0 paid, $29 off')).toBeVisible();
  await page.getByRole('link', { name: 'FRIENDS' }).click();
  await expect(page.getByRole('checkbox', { name: 'General admission' })).toBeChecked();
  await page.getByLabel('Uses for each buyer').fill('1');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved. Orders that have the code keep their price.')).toBeVisible();
  await page.getByRole('button', { name: 'Pause FRIENDS' }).click();
  await expect(page.getByText('Paused: nobody can use it')).toBeVisible();

  await holdPlaces(fan, path, 1);
  await expect(fan.getByText('The code FRIENDS is not in use at the moment.')).toBeVisible();
  await fan.getByRole('button', { name: 'Remove the code FRIENDS' }).click();
  await expect(fan.getByText('The code FRIENDS')).toHaveCount(0);

  const csv = await page.request.get(`/api${admin}/orders/export/orders.csv`);
  expect(await csv.text()).toContain('FRIENDS,29');
  await page.goto(`${admin}/reports`);
  const report = page.locator('section', { has: page.getByRole('heading', { name: 'Promo codes, USD' }) });
  await expect(report.getByRole('listitem').filter({ hasText: 'FRIENDS' })).toContainText('1 ticket, $');
  await expectAccessible(page);
});

test('many codes for one use each come as a file', async ({ page, world }) => {
  const { admin } = await evening(world, page, 'Evening with a newsletter');
  await page.goto(`${admin}/promo-codes/batch`);
  await expectAccessible(page);
  await page.getByLabel('How many codes').fill('25');
  await page.getByLabel('They begin with').fill('news-');
  await page.getByLabel('Percent', { exact: true }).fill('15');
  await page.getByRole('button', { name: 'Make the codes' }).click();
  await expect(page.getByText('25 single-use codes')).toBeVisible();
  await expect(page.getByText('0 of 25 used')).toBeVisible();
  const file = await page.request.get(
    (await page.getByRole('link', { name: 'These codes as CSV' }).getAttribute('href')) ?? '',
  );
  const sheet = await page.request.get(
    (await page.getByRole('link', { name: 'These codes as XLSX' }).getAttribute('href')) ?? '',
  );
  expect((await sheet.body()).subarray(0, 2).toString()).toBe('PK');
  expect((await file.text()).match(/^NEWS-[A-Z0-9]{10},free,/gm)?.length).toBe(25);
});
