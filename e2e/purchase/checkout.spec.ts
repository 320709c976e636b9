import { expectAccessible } from '@/e2e/fixtures/axe';
import { expectTickets, fillCheckout, goToPayment, holdPlaces, newBuyer } from '@/e2e/fixtures/shop';
import { cards, expectPaymentPage, payByCard } from '@/e2e/fixtures/stripe';
import { expect, test } from '@/e2e/fixtures/test';

test('mistakes are shown at their fields, and nothing typed is lost', async ({ page, world }) => {
  const show = await world.general('Careful evening');
  await holdPlaces(page, show.path, 1);
  await fillCheckout(page, { name: 'Ada Fan', email: 'ada at example' });
  await page.getByRole('button', { name: /^Pay/ }).click();
  const email = page.getByLabel('E-mail');
  await expect(email).toHaveAccessibleDescription(/like name@example.com/);
  await expect(email).toBeFocused();
  await expect(page.getByLabel('Your name')).toHaveValue('Ada Fan');
  await expectAccessible(page);

  await email.fill('ada@gmial.com');
  await page.getByLabel('Your name').focus();
  await page.getByRole('button', { name: 'ada@gmail.com' }).click();
  await expect(email).toHaveValue('ada@gmail.com');
});

test('a price that changed is confirmed anew before anything is charged', async ({ page, world }) => {
  const show = await world.general('Dearer evening');
  await holdPlaces(page, show.path, 2);
  await fillCheckout(page, newBuyer());
  await world.raisePrice(show.level.id, 100);
  await page.getByRole('button', { name: 'Pay $58.00 with Stripe' }).click();
  await expect(page.getByText('The price has changed')).toBeVisible();
  await page.getByRole('button', { name: 'Pay $60.00 with Stripe' }).click();
  await expectPaymentPage(page, '$60.00');
});

test('who leaves the payment page finds the cart and can pay after all', async ({ page, world }) => {
  const show = await world.general('Second thoughts');
  await holdPlaces(page, show.path, 1);
  await goToPayment(page, newBuyer(), '$29.00');
  await page.getByRole('link', { name: 'Cancel and go back' }).click();
  await expect(page.getByText('You came back without paying')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/cart');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Continue to payment' }).click();
  await expectPaymentPage(page, '$29.00');
  await payByCard(page, cards.good);
  await expectTickets(page, 1);
});

test('a payment that is given up gives the cart back', async ({ page, world }) => {
  const show = await world.general('Changed mind');
  await holdPlaces(page, show.path, 2);
  await goToPayment(page, newBuyer(), '$58.00');
  const payment = page.url();
  await page.goto('/cart');
  await page.getByRole('button', { name: 'Change your order' }).click();
  await page.getByRole('button', { name: 'Release all tickets' }).click();
  await expect(page.getByText('Nothing is held for you')).toBeVisible();
  await page.goto(payment);
  await expect(page.getByRole('button', { name: /^Pay \$/ })).toHaveCount(0);
});

test('two presses on the button make one order', async ({ page, world }) => {
  const show = await world.general('Nervous finger');
  await holdPlaces(page, show.path, 1);
  await fillCheckout(page, newBuyer());
  await page.getByRole('button', { name: /^Pay/ }).dblclick();
  await expectPaymentPage(page, '$29.00');
  expect(await world.ordersFor(show.performance.id)).toBe(1);
});

test('a cart follows its fan into the account', async ({ page, world }) => {
  const show = await world.general('Signed in on the way');
  const fan = await world.fan();
  await holdPlaces(page, show.path, 1);
  await page.getByRole('link', { name: /^Check out/ }).click();
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await page.getByLabel(/e-mail/i).fill(fan.email);
  await page.getByLabel(/^password/i).fill(fan.password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Checkout' })).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(fan.email);
  await page.getByLabel('Your name').fill(fan.name);
  await page.getByRole('button', { name: 'Pay $29.00 with Stripe' }).click();
  await payByCard(page, cards.good);
  await expectTickets(page, 1);
  await page.goto('/account/orders');
  await expect(page.getByText(show.title).first()).toBeVisible();
});
