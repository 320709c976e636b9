import { expectAccessible } from '@/e2e/fixtures/axe';
import { expectCart, expectTickets, fillCheckout, holdPlaces, newBuyer } from '@/e2e/fixtures/shop';
import { cards, payByCard } from '@/e2e/fixtures/stripe';
import { expect, test } from '@/e2e/fixtures/test';
import { makePromoCode } from '@/lib/orders/promo-codes/testing';

test('a link carries its code to the cart, the payment and the order', async ({ page, world }) => {
  const show = await world.general('Evening with a code');
  const { code } = await makePromoCode(world, { organizerId: show.organizer.id });
  await page.goto(`${show.eventPath}?promo=${code.toLowerCase()}`);
  await expect
    .poll(async () => (await page.context().cookies()).some(({ value }) => value === code.toLowerCase()))
    .toBe(true);
  await holdPlaces(page, show.path, 2);
  await expect(page.getByText(`${code}: 25% off`)).toBeVisible();
  await expect(page.getByText('−$14.50')).toBeVisible();
  await expectAccessible(page);

  await test.step('taken back and given again', async () => {
    await page.getByRole('button', { name: `Remove the code ${code}` }).click();
    await expect(page.getByRole('link', { name: 'Check out: $58' })).toBeVisible();
    await page.getByText('Have a promo code?').click();
    await page.getByLabel('Promo code').fill('nobodys-code');
    await page.getByRole('button', { name: 'Use it' }).click();
    await expect(page.getByText('“NOBODYS-CODE” is no code for these tickets.')).toBeVisible();
    await page.getByLabel('Promo code').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Use it' }).click();
    await expect(page.getByRole('link', { name: 'Check out: $43.50' })).toBeVisible();
  });

  await fillCheckout(page, newBuyer());
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Pay $43.50 with Stripe' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Pay $43.50' })).toBeVisible();
  await payByCard(page, cards.good);
  await expectTickets(page, 2);
  await expect(page.getByText(`Code ${code}`)).toBeVisible();
  await expect(page.getByText('−$14.50')).toBeVisible();
  await expectAccessible(page);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a code is given at the checkout, and one that makes all free needs no payment', async ({
    page,
    world,
  }) => {
    const show = await world.general('Plain evening with a code');
    const { code } = await makePromoCode(world, { organizerId: show.organizer.id, percent: 100 });
    await page.goto(show.path);
    await page.getByLabel('Tickets for General admission').selectOption('1');
    await page.getByRole('button', { name: 'Hold tickets' }).click();
    await expectCart(page);
    await page.getByRole('link', { name: /^Check out/ }).click();
    await page.getByText('Have a promo code?').click();
    await page.getByLabel('Promo code').fill(code);
    await page.getByRole('button', { name: 'Use it' }).click();
    await expect(page.getByText(`${code}: 100% off`)).toBeVisible();
    const buyer = newBuyer();
    await page.getByLabel('Your name').fill(buyer.name);
    await page.getByLabel('E-mail').fill(buyer.email);
    await page.getByRole('button', { name: 'Get free tickets' }).click();
    await expectTickets(page, 1);
  });
});
