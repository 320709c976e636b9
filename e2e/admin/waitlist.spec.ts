import type { Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import { organizerMembers, placeStock } from '@/db/schema';
import { linkInMail } from '@/e2e/accounts/mailed-link';
import { signIn } from '@/e2e/accounts/sign-in';
import { expectAccessible } from '@/e2e/fixtures/axe';
import { mailTo } from '@/e2e/fixtures/mailbox';
import { cartLines, expectCart, expectTickets, goToPayment, newBuyer } from '@/e2e/fixtures/shop';
import { cards, expectPaymentPage, payByCard } from '@/e2e/fixtures/stripe';
import { expect, test } from '@/e2e/fixtures/test';
import type { World } from '@/e2e/fixtures/world';

/** Two places, both sold at the door by a manager who has signed in. */
async function soldOut(world: World, page: Page, title: string) {
  const made = await world.general(title);
  await world.db.update(placeStock).set({ capacity: 2 }).where(eq(placeStock.priceLevelId, made.level.id));
  const user = await world.fan();
  const organizerId = made.organizer.id;
  await world.db.insert(organizerMembers).values({ organizerId, userId: user.id, role: 'manager' });
  await signIn(page, user);
  const admin = `/admin/${made.organizer.slug}`;
  await page.goto(`${admin}/box-office`);
  await page.getByLabel('How many: General admission').selectOption('2');
  await page.getByLabel('Name', { exact: false }).first().fill('Grace Guest');
  await page.getByRole('button', { name: 'Sell' }).click();
  await expect(page.getByText('Sold. The tickets are below')).toBeVisible();
  const list = `${admin}/events/${made.event.id}/dates/${made.performance.id}/waitlist`;
  return { ...made, list, order: page.url(), api: `/api${admin}/waitlists/${made.performance.id}` };
}

/** Refunds one of the two tickets, as it is done in the order's page. */
async function refundOne(page: Page, order: string) {
  await page.goto(order);
  await page.getByText('Refund…').click();
  await page
    .getByRole('checkbox', { name: /General admission/ })
    .first()
    .uncheck();
  const form = page.locator('form', { has: page.getByRole('button', { name: 'Refund', exact: true }) });
  await form.getByLabel('Yes, refund the ticked tickets').check();
  await page.getByRole('button', { name: 'Refund', exact: true }).click();
  await expect(page.getByText('written down as handed back')).toBeVisible();
}

/** Follows the link in a mail, whose key stands for its owner. */
async function openLink(page: Page, address: string, subject: RegExp): Promise<void> {
  const { text } = await mailTo(address, subject);
  const path = text.match(/\/waitlist\/[0-9a-f-]{36}/)?.[0] ?? '';
  await page.goto(await linkInMail(address, subject, path));
}

test('sold out: two wait, a ticket comes back, the first lets it lapse, the second buys it', async ({
  page,
  world,
  newFan,
}) => {
  const show = await soldOut(world, page, 'Full Evening');
  const first = newBuyer();
  const second = await world.fan();

  const guest = await newFan({ javaScriptEnabled: false });
  await test.step('a guest joins without JavaScript, and confirms by mail', async () => {
    await guest.goto(show.path);
    await guest.getByRole('link', { name: 'See the waitlist' }).click();
    await expect(guest.getByRole('heading', { name: 'Waitlist' })).toBeVisible();
    await guest.getByRole('button', { name: 'Join the waitlist' }).click();
    await expect(guest.getByLabel('E-mail')).toHaveAccessibleDescription(/Enter your e-mail address/);
    await guest.getByLabel('E-mail').fill(first.email);
    await guest.getByRole('button', { name: 'Join the waitlist' }).click();
    await expect(guest.getByText('look into your mailbox')).toBeVisible();
    await openLink(guest, first.email, /^Confirm your place/);
    await guest.getByRole('button', { name: 'Join the waitlist' }).click();
    await expect(guest.getByRole('heading', { name: 'You are 1st in line' })).toBeVisible();
  });

  const fan = await newFan();
  await test.step('a fan with an account joins from the sold-out level', async () => {
    await signIn(fan, second);
    await fan.goto(show.path);
    await expect(fan.getByText('Sold out for now')).toBeVisible();
    await fan.getByRole('link', { name: 'Join the waitlist', exact: true }).click();
    await expect(fan.getByRole('option', { name: /1 waiting/ })).toBeAttached();
    await expectAccessible(fan);
    await fan.getByRole('button', { name: 'Join the waitlist' }).click();
    await expect(fan.getByRole('heading', { name: 'You are 2nd in line' })).toBeVisible();
    await expectAccessible(fan);
  });

  await page.goto(show.list);
  await expect(page.getByText('2, for 2 tickets')).toBeVisible();
  await expectAccessible(page);
  const stranger = await newFan();
  await signIn(stranger, await world.fan());
  for (const address of [show.list, show.api]) {
    expect((await stranger.request.get(address)).status(), address).toBe(404);
  }

  await test.step('a ticket is refunded: the first in line has the offer', async () => {
    await refundOne(page, show.order);
    await openLink(guest, first.email, /^Tickets held for you/);
    await expect(guest.getByRole('heading', { name: 'It is your turn' })).toBeVisible();
    await expect(guest.getByText('1 × General admission')).toBeVisible();
    const passer = await newFan();
    await passer.goto(show.path);
    await expect(passer.getByText('Sold out for now')).toBeVisible();
  });

  await test.step('it lapses, and the next in line has it', async () => {
    await world.lapseHolds(show.performance.id);
    await openLink(fan, second.email, /^Tickets held for you/);
    await expectAccessible(fan);
    await guest.reload();
    await expect(guest.getByRole('heading', { name: 'Your offer has ended' })).toBeVisible();
  });

  await test.step('he puts it into his cart and pays', async () => {
    await fan.getByRole('button', { name: 'Put them into my cart' }).click();
    await expectCart(fan);
    await expect(cartLines(fan, 'General admission')).toHaveCount(1);
    await goToPayment(fan, { email: second.email, name: 'Ada Fan' }, '$29.00');
    await expectPaymentPage(fan, '$29.00');
    await payByCard(fan, cards.good);
    await expectTickets(fan, 1);
  });

  await expect(async () => {
    await page.goto(show.list);
    await expect(page.getByText('Bought').locator('..')).toHaveText('Bought1', { timeout: 1_000 });
  }).toPass();
  await expect(page.getByText('Lapsed').locator('..')).toHaveText('Lapsed1');
  const csv = await (await page.request.get(show.api)).text();
  expect(csv).toContain(`General admission,,${second.email},1,no,Bought`);
  expect(csv).toContain(`General admission,,${first.email},1,no,Let it lapse`);
});

test('by hand, sent to the next, taken off, switched off', async ({ page, world, newFan }) => {
  const show = await soldOut(world, page, 'Careful Evening');
  const fan = await newFan();
  const waiting = await world.fan();
  await signIn(fan, waiting);
  await fan.goto(`${show.path}/waitlist`);
  await fan.getByRole('button', { name: 'Join the waitlist' }).click();
  await expect(fan.getByRole('heading', { name: 'You are 1st in line' })).toBeVisible();

  await page.goto(show.list);
  await page.getByLabel('Waitlist', { exact: true }).selectOption('by_hand');
  await page.getByLabel('An offer holds for, hours').fill('0.1');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Give people at least half an hour.')).toBeVisible();
  await page.getByLabel('An offer holds for, hours').fill('6');
  await page.getByLabel('Waitlist', { exact: true }).selectOption('by_hand');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();

  await refundOne(page, show.order);
  await page.goto(show.list);
  await expect(page.getByText('1 ticket kept for who waits')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Send offers now' }).click();
  await expect(page.getByText('The offers are out')).toBeVisible();
  await fan.reload();
  await expect(fan.getByRole('heading', { name: 'It is your turn' })).toBeVisible();

  await page.getByRole('button', { name: `Take off ${waiting.email}` }).click();
  await expect(page.getByText('Taken off the list.')).toBeVisible();
  await expect(page.getByText('Nobody waits.')).toBeVisible();
  await fan.reload();
  await expect(fan.getByRole('heading', { name: /taken you off/ })).toBeVisible();

  await page.getByLabel('Waitlist', { exact: true }).selectOption('off');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await fan.goto(`${show.path}/waitlist`);
  await expect(fan.getByText('Nobody can join a waitlist')).toBeVisible();
});
