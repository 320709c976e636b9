import { readFile } from 'node:fs/promises';
import { expectAccessible } from '@/e2e/fixtures/axe';
import { countMails, mailTo } from '@/e2e/fixtures/mailbox';
import { codesIn, openPdf } from '@/e2e/fixtures/pdf';
import { qrOnScreen } from '@/e2e/fixtures/qr';
import { expectTickets, getFreeTicket, goToPayment, holdBest, newBuyer } from '@/e2e/fixtures/shop';
import { cards, payByCard } from '@/e2e/fixtures/stripe';
import { expect, test } from '@/e2e/fixtures/test';

test('a guest gets tickets on the page, in a PDF and in the mail, with the same codes', async ({
  page,
  browser,
  world,
  newFan,
}) => {
  const show = await world.seated('Evening on paper');
  const buyer = newBuyer();
  await holdBest(page, show.path, 'Premium', 2);
  await goToPayment(page, buyer, '$160.00');
  await payByCard(page, cards.good);
  await expectTickets(page, 2);
  await expectAccessible(page);
  const images = page.getByRole('region', { name: 'Tickets' }).getByRole('img', { name: /code/i });
  const onScreen = [await qrOnScreen(images.nth(0)), await qrOnScreen(images.nth(1))];
  expect(new Set(onScreen).size).toBe(2);

  const saved = page.waitForEvent('download');
  await page.getByRole('link', { name: /Download tickets/ }).click();
  const sheets = await openPdf(browser, await readFile(await (await saved).path()));
  expect(sheets.map(({ text }) => text).join(' ')).toContain(show.title);
  expect(codesIn(sheets)).toEqual(onScreen);

  const mail = await mailTo(buyer.email, /ticket|order|receipt/i);
  for (const part of [mail.html, mail.text]) {
    expect(part).toContain(show.title);
    expect(part).toContain('$160');
  }
  const link = /https?:\/\/\S+\/orders\/\S+key=[\w.%-]+/.exec(mail.text)?.[0] ?? '';

  await test.step('the link opens the order in another browser', async () => {
    const elsewhere = await newFan();
    await elsewhere.goto(link);
    await expectTickets(elsewhere, 2);
    expect(await qrOnScreen(elsewhere.getByRole('img', { name: /code/i }).first())).toBe(onScreen[0]);
  });
  expect(await countMails(buyer.email, /ticket|order|receipt/i)).toBe(1);
});

test('an order is not there for anybody else', async ({ page, world, guard, newFan }) => {
  guard.allow(/404/);
  const show = await world.free('Private evening');
  await getFreeTicket(page, show.path, newBuyer());
  const { pathname } = new URL(page.url());
  const stranger = await newFan();
  for (const address of [
    pathname,
    `${pathname}?key=9999999999.AAAA`,
    '/orders/01a204d8-0000-7000-8000-000000000000',
    '/orders/x',
  ]) {
    const response = await stranger.goto(address);
    expect(response?.status(), address).toBe(404);
    await expect(stranger.getByRole('heading', { level: 1, name: 'Order not found' })).toBeVisible();
  }
  for (const file of ['tickets.pdf', 'calendar.ics']) {
    expect((await stranger.request.get(`${pathname}/${file}`)).status(), file).toBe(404);
  }
  await expectAccessible(stranger);
});
