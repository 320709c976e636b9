import { cartLines, expectTickets, fillCheckout, holdBest, newBuyer } from '@/e2e/fixtures/shop';
import { cards, expectPaymentPage, payByCard } from '@/e2e/fixtures/stripe';
import { expect, test } from '@/e2e/fixtures/test';

test.use({ javaScriptEnabled: false });

test('a fan without JavaScript finds, holds, pays and has tickets', async ({ page, world }) => {
  const show = await world.seated('Plain evening');
  await page.goto(show.eventPath);
  await expect(page.getByRole('heading', { level: 1, name: show.title })).toBeVisible();
  await holdBest(page, show.path, 'Premium', 2);
  await expect(page.getByText(/Held for you until \d\d:\d\d E[SD]T/)).toBeVisible();

  await test.step('a line of the cart is removed by a plain form', async () => {
    await page
      .getByRole('button', { name: /^Remove .*Seat/ })
      .first()
      .click();
    await expect(cartLines(page, /Row A · Seat/)).toHaveCount(1);
  });

  await test.step('a mistake is told, and what was typed stays', async () => {
    await fillCheckout(page, { name: 'Ada Fan', email: 'nowhere' });
    await page.getByRole('button', { name: 'Pay $80.00 with Stripe' }).click();
    await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/like name@example.com/);
    await expect(page.getByLabel('Your name')).toHaveValue('Ada Fan');
  });

  await page.getByLabel('E-mail').fill(newBuyer().email);
  await page.getByRole('button', { name: 'Pay $80.00 with Stripe' }).click();
  await expectPaymentPage(page, '$80.00');
  await payByCard(page, cards.good);
  await expectTickets(page, 1);
  expect(await world.soldIn(show.performance.id)).toBe(1);
});
