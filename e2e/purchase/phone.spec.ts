import { expectAccessible } from '@/e2e/fixtures/axe';
import { expectTickets, fillCheckout, holdBest, newBuyer } from '@/e2e/fixtures/shop';
import { cards, expectPaymentPage, payByCard } from '@/e2e/fixtures/stripe';
import { expect, test } from '@/e2e/fixtures/test';

test('a fan buys on a phone; nothing is wider than the screen', async ({ page, world }) => {
  const show = await world.seated('Evening in the pocket, with a title that is longer than a phone is wide');
  const expectFits = () =>
    expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
      .toBeLessThanOrEqual(0);

  await page.goto(show.eventPath);
  await expectFits();
  await expectAccessible(page);
  await page.goto(show.path);
  await expectFits();
  await expectAccessible(page);
  await holdBest(page, show.path, 'Premium', 2);
  await expectFits();
  await expectAccessible(page);
  await fillCheckout(page, newBuyer());
  await expect(page.getByLabel('E-mail')).toHaveAttribute('inputmode', 'email');
  await expectFits();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Pay $160.00 with Stripe' }).tap();
  await expectPaymentPage(page, '$160.00');
  await expectFits();
  await payByCard(page, cards.good);
  await expectTickets(page, 2);
  await expectFits();
  await expectAccessible(page);
});
