import { expectTickets, goToPayment, holdPlaces, newBuyer } from '@/e2e/fixtures/shop';
import { cards, payByCard, sessionOn, settleDebit } from '@/e2e/fixtures/stripe';
import { expect, test } from '@/e2e/fixtures/test';

test('a declined card, then a good one', async ({ page, world }) => {
  const show = await world.general('Second try');
  await holdPlaces(page, show.path, 1);
  await goToPayment(page, newBuyer(), '$29.00');
  await payByCard(page, cards.declined);
  await expect(page.getByRole('alert')).toContainText('Your card was declined.');
  expect(await world.soldIn(show.performance.id)).toBe(0);
  await payByCard(page, cards.good);
  await expectTickets(page, 1);
  expect(await world.soldIn(show.performance.id)).toBe(1);
});

test('a card that asks for 3-D Secure', async ({ page, world }) => {
  const show = await world.general('Secure evening');
  await holdPlaces(page, show.path, 1);
  await goToPayment(page, newBuyer(), '$29.00');
  await payByCard(page, cards.challenge);
  await page.getByRole('button', { name: 'Complete' }).click();
  await expectTickets(page, 1);
});

test('a bank debit waits for the bank, then brings tickets', async ({ page, world }) => {
  const show = await world.general('Slow money');
  await holdPlaces(page, show.path, 1);
  await goToPayment(page, newBuyer(), '$29.00');
  const session = sessionOn(page);
  await page.getByRole('button', { name: 'Bank debit that succeeds later' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your bank is still working' })).toBeVisible();
  await settleDebit(session, true);
  await expectTickets(page, 1);
});

test('a bank debit that fails gives the places back', async ({ page, world }) => {
  const show = await world.general('No money');
  await holdPlaces(page, show.path, 1);
  await goToPayment(page, newBuyer(), '$29.00');
  const session = sessionOn(page);
  await page.getByRole('button', { name: 'Bank debit that fails later' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Your bank is still working' })).toBeVisible();
  await settleDebit(session, false);
  await expect(page.getByRole('heading', { level: 1, name: 'Your bank is still working' })).toBeHidden();
  expect(await world.soldIn(show.performance.id)).toBe(0);
});
