import type { Page } from '@playwright/test';
import { and, eq, ne } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { orderItems, performances, refunds } from '@/db/schema';
import { linkInMail } from '@/e2e/accounts/mailed-link';
import { expectAccessible } from '@/e2e/fixtures/axe';
import { qrOnScreen } from '@/e2e/fixtures/qr';
import { expectTickets, goToPayment, holdBest, newBuyer } from '@/e2e/fixtures/shop';
import { cards, payByCard } from '@/e2e/fixtures/stripe';
import { expect, test } from '@/e2e/fixtures/test';
import { newId } from '@/lib/ids';
import {
  addDate,
  addPrice,
  becomeOrganizer,
  draftEvent,
  drawPlan,
  openAccount,
  publish,
} from '@/scripts/pictures/first-event';
import { createPerson } from '@/scripts/pictures/person';
import { enter, synced, verdict } from './check-in-world';

const zone = 'Europe/Berlin';

/** Tonight in two hours, so that the doors are open while the sale still runs. */
function tonight() {
  const start = DateTime.now().setZone(zone).plus({ hours: 2 });
  return { day: start.toFormat('yyyy-MM-dd'), time: start.toFormat('HH:mm'), doorsBefore: '180' };
}

const codeOf = async (fan: Page, at: number) =>
  qrOnScreen(fan.getByRole('region', { name: 'Tickets' }).getByRole('img', { name: /code/i }).nth(at));

test('the full life of an evening: from signing up as an organizer to the report after its cancellation', async ({
  page,
  newFan,
  world,
  guard,
}) => {
  test.setTimeout(300_000);
  guard.allow(/ERR_INTERNET_DISCONNECTED|Failed to fetch|net::/);
  const nonce = newId().slice(-8);
  const title = `Last Night ${nonce}`;
  const admin = `/admin/night-${nonce}`;
  const person = createPerson(page, () => expectAccessible(page));
  const owner = newBuyer();
  const before = { plan: 0, event: 0 };

  await test.step('sign up, draw a plan, make an event, publish', async () => {
    const linkOf = (email: string) => linkInMail(email, /^Confirm your address$/, '/verify');
    await openAccount(person, { ...owner, password: 'seven lanterns over the harbour' }, linkOf);
    await becomeOrganizer(person, { name: `Night Music ${nonce}`, slug: `night-${nonce}` });
    before.plan = person.seconds().needed;
    await drawPlan(person, { name: 'Great hall', rows: 4, seats: 10 });
    before.event = person.seconds().needed;
    await page.goto(admin);
    await draftEvent(person, {
      title,
      category: 'chamber',
      artist: 'Clara Wieck - Piano',
      description: 'An evening of songs.',
    });
    const venue = { name: `Mill ${nonce}`, city: 'Leipzig', country: 'DE', timeZone: zone };
    await addDate(person, { venue, ...tonight(), plan: 'Great hall' });
    await addPrice(person, { name: 'Stalls', amount: '40', category: /^Standard/ });
  });
  const eventPath = await publish(person, title);
  // Of the five minutes that docs/organizers.md promises; this event has a plan, doors and a time of its own besides.
  expect(person.seconds().needed - (before.event - before.plan)).toBeLessThan(315);
  const performanceId = await test.step('which performance it is', async () => {
    const eventId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const [row] = await world.db.select().from(performances).where(eq(performances.eventId, eventId));
    return row?.id ?? '';
  });

  const fan = await newFan();
  await test.step('a fan buys three seats', async () => {
    await fan.goto(eventPath);
    await expectAccessible(fan);
    await holdBest(fan, `${eventPath}/${performanceId}`, 'Stalls', 3);
    const pay = await fan.getByRole('link', { name: /^Check out/ }).textContent();
    await goToPayment(fan, newBuyer(), `${pay?.match(/\$\d+/)?.[0]}.00`);
    await payByCard(fan, cards.good);
    await expectTickets(fan, 3);
    await expectAccessible(fan);
  });
  const orderNumber = /T-\w{4}-\w{4}/.exec((await fan.getByRole('main').textContent()) ?? '')?.[0] ?? '';

  await test.step('the box office sells one for cash', async () => {
    await page.goto(`${admin}/box-office`);
    await expectAccessible(page);
    await page.getByLabel('How many: Stalls').selectOption('1');
    await page.getByLabel('Name', { exact: false }).first().fill('Walter Walk-in');
    await page.getByRole('button', { name: 'Sell' }).click();
    await expect(page.getByText('Sold. The tickets are below')).toBeVisible();
    await expectAccessible(page);
    expect(await world.soldIn(performanceId)).toBe(4);
  });

  await test.step('the door lets in, with a network and without', async () => {
    const [first, second] = [await codeOf(fan, 0), await codeOf(fan, 1)];
    await page.goto(`${admin}/check-in`);
    await expectAccessible(page);
    await page.getByRole('link', { name: /^Open the door/ }).click();
    await page.getByLabel('Gate').fill('North');
    await expect(page.getByRole('status').filter({ hasText: 'works offline' })).toBeVisible();
    await enter(page, first);
    await verdict(page, 'Admit');
    await expectAccessible(page);
    await synced(page);
    await page.context().setOffline(true);
    await enter(page, second);
    await verdict(page, 'Admit');
    await enter(page, first);
    await verdict(page, 'Already in');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Sync now' }).click();
    await synced(page);
  });

  await test.step('one ticket of the fan is given back', async () => {
    await page.goto(`${admin}/orders`);
    await page.getByRole('link', { name: new RegExp(orderNumber) }).click();
    await expectAccessible(page);
    await page.getByText('Refund…').click();
    const form = page.locator('form', { has: page.getByRole('button', { name: 'Refund', exact: true }) });
    const tickets = form.getByRole('checkbox', { name: /Row|Seat/ });
    await tickets.nth(0).uncheck();
    await tickets.nth(1).uncheck();
    await form.getByLabel('Yes, refund the ticked tickets').check();
    await form.getByRole('button', { name: 'Refund', exact: true }).click();
    await expect(page.getByText('The refund is ordered.')).toBeVisible();
    // Stripe says so a moment later.
    await expect(async () => {
      await page.reload();
      await expect(page.getByText('Partly refunded').first()).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 40_000 });
    expect(await world.soldIn(performanceId)).toBe(3);
  });

  await test.step('it is cancelled, and everybody has the money back', async () => {
    await page.goto(`${admin}/events`);
    await page.getByRole('link', { name: title }).click();
    await page
      .getByRole('link', { name: /\d\d:\d\d/ })
      .first()
      .click();
    await page.getByText('Cancel this date…').click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Cancel this date for good' }).click();
    await expect(page.getByRole('heading', { name: 'Refunds' })).toBeVisible();
    await page.goto(`${admin}/orders/refunds/${performanceId}`);
    await expect(page.getByText('All refunds are ordered. 2 of 2 orders')).toBeVisible({ timeout: 40_000 });
    await expectAccessible(page);
    expect(await world.soldIn(performanceId)).toBe(0);
    const underWay = async () => {
      const rows = await world.db
        .selectDistinct({ id: refunds.id })
        .from(refunds)
        .innerJoin(orderItems, eq(orderItems.orderId, refunds.orderId))
        .where(and(eq(orderItems.performanceId, performanceId), ne(refunds.state, 'succeeded')));
      return rows.length;
    };
    await expect.poll(underWay, { timeout: 40_000 }).toBe(0);
    await fan.reload();
    await expect(fan.getByText(/refunded/i).first()).toBeVisible();
    await expectAccessible(fan);
  });

  await test.step('the report says what came in and went back', async () => {
    await page.goto(`${admin}/reports`);
    await expectAccessible(page);
    await page.goto(`${admin}/reports/${performanceId}`);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    const line = (name: RegExp) => page.locator('dl > div').filter({ hasText: name }).first();
    await expect(line(/^Gross/)).toContainText('$160');
    await expect(line(/^Refunds/)).toContainText('-$160');
    await expect(line(/^Net/)).toContainText('$0');
    await expectAccessible(page);
  });
});
