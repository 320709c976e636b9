import { expectAccessible } from '@/e2e/fixtures/axe';
import {
  cartLines,
  expectTickets,
  fillCheckout,
  goToPayment,
  holdPlaces,
  newBuyer,
} from '@/e2e/fixtures/shop';
import { cards, payByCard } from '@/e2e/fixtures/stripe';
import { expect, test } from '@/e2e/fixtures/test';

test('a fan buys general admission by quantity', async ({ page, world }) => {
  const show = await world.general('Night without seats');
  await holdPlaces(page, show.path, 2);
  await expect(cartLines(page, '2 × General admission')).toBeVisible();
  await goToPayment(page, newBuyer(), '$58.00');
  await payByCard(page, cards.good);
  await expectTickets(page, 2);
  expect(await world.soldIn(show.performance.id)).toBe(2);
});

test('a free ticket needs no payment', async ({ page, world }) => {
  const show = await world.free('Talk for nothing');
  await holdPlaces(page, show.path, 1);
  await fillCheckout(page, newBuyer());
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Get free tickets' }).click();
  await expectTickets(page, 1);
  await expectAccessible(page);
  expect(await world.soldIn(show.performance.id)).toBe(1);
});
