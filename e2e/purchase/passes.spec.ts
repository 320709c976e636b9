import type { Page } from '@playwright/test';
import { makeGeneralPerformance } from '@/db/factories';
import { organizerMembers } from '@/db/schema';
import { signIn } from '@/e2e/accounts/sign-in';
import { expectAccessible } from '@/e2e/fixtures/axe';
import { expectCart, expectTickets, fillCheckout, newBuyer } from '@/e2e/fixtures/shop';
import { cards, expectPaymentPage, payByCard } from '@/e2e/fixtures/stripe';
import { expect, test } from '@/e2e/fixtures/test';
import type { World } from '@/e2e/fixtures/world';

const day = 86_400_000;

/** A manager who has signed in, and his festival of three days; the second has three places. */
async function festival(world: World, page: Page) {
  const first = await world.general('Festival of Strings');
  const { event, venue, performance } = first;
  const later = (days: number, capacity: number) =>
    makeGeneralPerformance(world.db, {
      ...{ eventId: event.id, venueId: venue.id, capacity },
      startsAt: new Date(performance.startsAt.getTime() + days * day),
    });
  const dates = [first, await later(1, 3), await later(2, 100)];
  const user = await world.fan();
  const organizerId = first.organizer.id;
  await world.db.insert(organizerMembers).values({ organizerId, userId: user.id, role: 'manager' });
  await signIn(page, user);
  const admin = `/admin/${first.organizer.slug}/events/${event.id}`;
  return { dates, event, admin, eventPath: first.eventPath };
}

test('a festival pass: made, bought without JavaScript, told which date is full, given back whole', async ({
  page,
  world,
  newFan,
}) => {
  const { dates, admin, eventPath } = await festival(world, page);
  await test.step('the organizer makes it', async () => {
    await page.goto(admin);
    await page.getByRole('link', { name: 'Passes' }).click();
    await expect(page.getByText('No pass yet.')).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel('Name').fill('Festival pass');
    await page.getByLabel('Amount in USD').fill('70');
    await page.getByRole('button', { name: 'Add the pass' }).click();
    await expect(page.getByText('A pass is for at least two dates. Choose them.')).toBeVisible();
    for (const { performance, level } of dates) {
      await page.locator(`[name="part:${performance.id}"]`).selectOption(level.id);
    }
    await page.getByRole('button', { name: 'Add the pass' }).click();
    await expect(page.getByText('The pass is saved.')).toBeVisible();
    await expect(page.getByText('3 dates · 0 sold')).toBeVisible();
  });

  const fan = await newFan({ javaScriptEnabled: false });
  await test.step('a fan holds two, without JavaScript', async () => {
    await fan.goto(eventPath);
    await expect(fan.getByText('Date by date this is $87.')).toBeVisible();
    await fan.getByRole('link', { name: 'Choose this pass: Festival pass' }).click();
    await fan.getByLabel('How many').selectOption('2');
    await fan.getByRole('button', { name: 'Hold Festival pass' }).click();
    await expectCart(fan);
    await expect(fan.getByText('2 × Festival pass')).toBeVisible();
    await expect(fan.getByText('$70 each, with a place on every date')).toBeVisible();
  });

  await test.step('who wants two more is told which date lacks them', async () => {
    const late = await newFan();
    await late.goto(`${eventPath}/passes`);
    await expectAccessible(late);
    await late.getByLabel('How many').selectOption('2');
    await late.getByRole('button', { name: 'Hold Festival pass' }).click();
    await expect(late.getByText(/^\w{3} \d+ \w{3} \d{4} has only 1 left\. Nothing was held/)).toBeVisible();
    await expectAccessible(late);
  });

  await fillCheckout(fan, newBuyer());
  await fan.getByRole('button', { name: 'Pay $140.00 with Stripe' }).click();
  await expectPaymentPage(fan, '$140.00');
  await payByCard(fan, cards.good);
  await expectTickets(fan, 6);
  await expect(fan.getByText('Festival pass').first()).toBeVisible();
  for (const { performance } of dates) expect(await world.soldIn(performance.id)).toBe(2);

  await test.step('the organizer gives one date back only on purpose', async () => {
    await page.goto(`${admin}/passes`);
    await expect(page.getByText('3 dates · 2 sold')).toBeVisible();
    const orderId = new URL(fan.url()).pathname.split('/').at(-1);
    await page.goto(`${admin.replace(/\/events\/.*/, '/orders')}/${orderId}`);
    await page.getByText('Refund…').click();
    const [first] = await page.getByRole('checkbox', { name: /Festival pass/ }).all();
    await first?.uncheck();
    await page.getByLabel('Yes, refund the ticked tickets').check();
    await page.getByRole('button', { name: 'Refund', exact: true }).click();
    await expect(page.getByText('A pass is given back with all of its dates.')).toBeVisible();
  });
});
