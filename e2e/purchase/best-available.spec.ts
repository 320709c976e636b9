import { expectAccessible } from '@/e2e/fixtures/axe';
import { cartLines, expectTickets, goToPayment, holdBest, newBuyer } from '@/e2e/fixtures/shop';
import { cards, payByCard } from '@/e2e/fixtures/stripe';
import { expect, test } from '@/e2e/fixtures/test';

test('a fan takes the best available seats without the map', async ({ page, world }) => {
  const show = await world.seated('Evening of best seats');
  await holdBest(page, show.path, 'Standard', 3);
  await expect(cartLines(page, /Row C · Seat/)).toHaveCount(3);
  await expect(page.getByText('$135.00')).toBeVisible();
  await goToPayment(page, newBuyer(), '$135.00');
  await payByCard(page, cards.good);
  await expectTickets(page, 3);
  await expectAccessible(page);
  expect(await world.soldIn(show.performance.id)).toBe(3);
});
