import { eq } from 'drizzle-orm';
import { priceLevels } from '@/db/schema';
import { expectAccessible } from '@/e2e/fixtures/axe';
import { expectCart, expectTickets, goToPayment, newBuyer } from '@/e2e/fixtures/shop';
import { cards, payByCard } from '@/e2e/fixtures/stripe';
import { expect, test } from '@/e2e/fixtures/test';
import type { World } from '@/e2e/fixtures/world';

/** Places that cost what the fan likes, from $29 on, with two suggestions. */
async function benefit(world: World, title: string) {
  const show = await world.general(title);
  await world.db
    .update(priceLevels)
    .set({ payWhatYouLike: true, suggestedAmounts: [3_000, 5_000] })
    .where(eq(priceLevels.id, show.level.id));
  return show;
}

test('a fan says what he pays', async ({ page, world }) => {
  const show = await benefit(world, 'Benefit');
  await page.goto(show.path);
  const hold = page.getByRole('button', { name: /^Hold 2 tickets/ });
  await expect(async () => {
    await page.getByLabel('Tickets for General admission').selectOption('2');
    await expect(hold).toHaveText(/\$60/, { timeout: 1_000 });
  }).toPass();
  await expectAccessible(page);
  await page.getByLabel('$50').check();
  await expect(hold).toHaveText(/\$100/);
  await page.getByLabel('Another amount').fill('12');
  await hold.click();
  await expect(page.getByText('General admission costs at least $29.')).toBeVisible();
  await page.getByLabel('Another amount').fill('75.50');
  await expect(hold).toHaveText(/\$151/);
  await hold.click();
  await expectCart(page);
  await expect(page.getByText('$75.50 each')).toBeVisible();
  await goToPayment(page, newBuyer(), '$151.00');
  await payByCard(page, cards.good);
  await expectTickets(page, 2);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a suggestion is taken by a plain form', async ({ page, world }) => {
    const show = await benefit(world, 'Plain benefit');
    await page.goto(show.path);
    await page.getByLabel('Tickets for General admission').selectOption('1');
    await page.getByLabel('$50').check();
    await page.getByRole('button', { name: 'Hold tickets' }).click();
    await expectCart(page);
    await expect(page.getByRole('link', { name: 'Check out: $50' })).toBeVisible();
  });
});
