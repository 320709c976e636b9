import { expectAccessible } from '@/e2e/fixtures/axe';
import { chooseTwoOnPlan, tickInList } from '@/e2e/fixtures/seats';
import { cartLines, expectTickets, goToPayment, holdChosen, newBuyer } from '@/e2e/fixtures/shop';
import { cards, payByCard } from '@/e2e/fixtures/stripe';
import { expect, test } from '@/e2e/fixtures/test';

test('a fan buys two seats chosen on the plan', async ({ page, world }) => {
  const show = await world.seated('Evening with a view');
  await page.goto(show.eventPath);
  await expectAccessible(page);
  await page.goto(show.path);
  const seats = await chooseTwoOnPlan(page);
  await expectAccessible(page);
  await holdChosen(page);
  for (const seat of seats) await expect(cartLines(page, `Orchestra · ${seat}`)).toBeVisible();
  const pay = await page.getByRole('link', { name: /^Check out/ }).textContent();
  const [amount = ''] = pay?.match(/\$\d+/) ?? [];
  await goToPayment(page, newBuyer(), `${amount}.00`);
  await payByCard(page, cards.good);
  await expectTickets(page, 2);
  await expectAccessible(page);
  for (const seat of seats) {
    const [, number] = seat.match(/Seat (\S+)/) ?? [];
    await expect(page.getByRole('region', { name: 'Tickets' })).toContainText(number ?? seat);
  }
  expect(await world.soldIn(show.performance.id)).toBe(2);
});

test('a fan chooses seats from the list, without the plan', async ({ page, world }) => {
  const show = await world.seated('Evening on a list');
  await page.goto(show.path);
  await tickInList(page, 'B', ['4', '5']);
  await expectAccessible(page);
  await holdChosen(page);
  await expect(cartLines(page, 'Orchestra · Row B · Seat 4')).toBeVisible();
  await expect(cartLines(page, 'Orchestra · Row B · Seat 5')).toBeVisible();
  await expect(page.getByText('$160.00')).toBeVisible();
});
