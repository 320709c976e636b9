import { pressOn, tabTo, typeInto } from '@/e2e/fixtures/keyboard';
import { seatingPlan } from '@/e2e/fixtures/seats';
import { cartLines, expectCart, expectTickets, newBuyer } from '@/e2e/fixtures/shop';
import { expectPaymentPage } from '@/e2e/fixtures/stripe';
import { expect, test } from '@/e2e/fixtures/test';

test('a fan buys with the keyboard alone', async ({ page, world }) => {
  const show = await world.seated('Evening without a mouse');
  const buyer = newBuyer();
  await page.goto(show.eventPath);

  await test.step('the first Tab leads past the navigation', async () => {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: /skip/i })).toBeFocused();
  });
  await pressOn(
    page,
    page
      .getByRole('main')
      .getByRole('link', { name: /tickets|seats/i })
      .first(),
  );

  await test.step('seats are chosen on the plan with the arrow keys', async () => {
    await tabTo(page, seatingPlan(page));
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
  });
  await pressOn(page, page.getByRole('button', { name: /^Hold 3 seats/ }));
  await expectCart(page);

  await test.step('a removed line leaves the focus in the list', async () => {
    await pressOn(page, page.getByRole('button', { name: /^Remove/ }).first());
    await expect(cartLines(page, /Row A · Seat/)).toHaveCount(2);
    await expect(page.getByRole('region', { name: 'Tickets in your cart' })).toBeFocused();
  });
  await pressOn(page, page.getByRole('link', { name: /^Check out/ }));

  await expect(page.getByRole('heading', { level: 1, name: 'Checkout' })).toBeVisible();
  await typeInto(page, page.getByLabel('Your name'), buyer.name);
  await typeInto(page, page.getByLabel('E-mail'), buyer.email);
  await tabTo(page, page.getByRole('button', { name: 'Pay $160.00 with Stripe' }));
  await page.keyboard.press('Enter');

  await expectPaymentPage(page, '$160.00');
  await typeInto(page, page.getByLabel('Card number'), '4242424242424242');
  await typeInto(page, page.getByLabel('Expiry'), '1234');
  await typeInto(page, page.getByLabel('CVC'), '123');
  await typeInto(page, page.getByLabel('Name on card'), buyer.name);
  await page.keyboard.press('Enter');
  await expectTickets(page, 2);
  await pressOn(page, page.getByRole('link', { name: /Add to calendar/ }));
});
