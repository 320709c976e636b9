import { and, eq } from 'drizzle-orm';
import { seats } from '@/db/schema';
import { expectAccessible } from '@/e2e/fixtures/axe';
import { cartLines, expectCart, holdChosen } from '@/e2e/fixtures/shop';
import { expect, test } from '@/e2e/fixtures/test';
import type { World } from '@/e2e/fixtures/world';

/** Seat A1 is a wheelchair place, A2 its companion place. */
async function hall(world: World) {
  const show = await world.seated('Evening with companions');
  const mark = (seatIndex: number, values: Partial<typeof seats.$inferInsert>) =>
    world.db
      .update(seats)
      .set(values)
      .where(and(eq(seats.planId, show.plan.id), eq(seats.seatIndex, seatIndex)));
  await mark(0, { accessible: true });
  await mark(1, { companionOf: 0 });
  return show;
}

test('a companion place is chosen, held and let go with its wheelchair place', async ({ page, world }) => {
  const show = await hall(world);
  await page.goto(show.path);
  const list = page.getByRole('region', { name: 'By section' });
  await list.getByRole('button', { name: /free/ }).first().click();
  const companion = list.getByRole('checkbox', { name: /Seat 2, .*companion place of seat 1/ });
  const place = list.getByRole('checkbox', { name: /Seat 1, .*wheelchair place/ });
  await expect(companion.first()).toBeDisabled();
  await expect(companion.first()).toHaveAccessibleName(/sold with its wheelchair place/);
  await place.first().check();
  await companion.first().check();
  await expectAccessible(page);
  await holdChosen(page);
  await expect(cartLines(page, /Row A · Seat/)).toHaveCount(2);
  await cartLines(page, /Row A · Seat 1/)
    .getByRole('button')
    .click();
  await expect(cartLines(page, /Row A · Seat/)).toHaveCount(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a companion place alone is refused with what to do, and best available finds both', async ({
    page,
    world,
  }) => {
    const show = await hall(world);
    await page.goto(`${show.path}/sections`);
    await page.getByRole('checkbox', { name: /companion place of seat 1/ }).check();
    await page.getByRole('button', { name: 'Hold the ticked seats' }).click();
    await expect(page.getByText('choose that place too')).toBeVisible();
    await page.goto(show.path);
    const best = page.getByRole('region', { name: 'Best available' });
    await best.getByLabel('I need a wheelchair place').check();
    await best.getByRole('button', { name: 'Find and hold seats' }).click();
    await expectCart(page);
    await expect(cartLines(page, /Row A · Seat [12]/)).toHaveCount(2);
  });
});
