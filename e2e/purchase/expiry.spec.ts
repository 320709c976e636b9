import { expectAccessible } from '@/e2e/fixtures/axe';
import { holdBest, holdPlaces } from '@/e2e/fixtures/shop';
import { expect, test } from '@/e2e/fixtures/test';

const seconds = (text: string | null) => {
  const [minutes = 0, rest = 0] = (text ?? '').split(':').map(Number.parseFloat);
  return minutes * 60 + rest;
};

test('the countdown survives a reload, another tab and a wrong clock of the device', async ({
  page,
  context,
  world,
}) => {
  await context.addInitScript(() => {
    // The device is three hours fast.
    const real = Date.now;
    Date.now = () => real() + 3 * 3_600_000;
  });
  const show = await world.general('Patience');
  await holdPlaces(page, show.path, 1);
  const timer = page.getByRole('timer');
  await expect(timer).toHaveText(/^(10:00|9:\d\d)/);
  const first = seconds(await timer.textContent());
  await page.reload();
  await expect(timer).toHaveText(/^(10:00|9:\d\d)/);
  expect(seconds(await timer.textContent())).toBeLessThanOrEqual(first);
  const tab = await context.newPage();
  await tab.goto('/cart');
  await expect(tab.getByRole('timer')).toHaveText(/^(10:00|9:\d\d)/);
});

test('a hold that has ended says so, and the places are free for the next fan at once', async ({
  page,
  world,
  newFan,
}) => {
  const show = await world.general('Too late');
  await holdPlaces(page, show.path, 2);
  await world.lapseHolds(show.performance.id, 100);
  await page.reload();
  await expect(page.getByRole('status').filter({ hasText: 'Less than two minutes left' })).toBeAttached();
  await world.lapseHolds(show.performance.id, 2);
  await page.reload();
  await expect(page.getByRole('alert').filter({ hasText: 'Your hold has ended' })).toBeVisible();
  await expectAccessible(page);

  const next = await newFan();
  await holdPlaces(next, show.path, 8);

  await page.getByRole('link', { name: /^Choose again/ }).click();
  await expect(page).toHaveURL(new RegExp(show.path));
});

test('released tickets are free at once', async ({ page, world }) => {
  const show = await world.general('Let go');
  await holdPlaces(page, show.path, 2);
  expect(await world.heldIn(show.performance.id)).toBe(2);
  await page.getByRole('button', { name: /^Remove/ }).click();
  await expect(page.getByText('Nothing is held for you')).toBeVisible();
  expect(await world.heldIn(show.performance.id)).toBe(0);
  await expectAccessible(page);
});

for (const javaScriptEnabled of [true, false]) {
  test(`a cart that is opened after its end leads back, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    world,
    newFan,
  }) => {
    const page = await newFan({ javaScriptEnabled });
    const show = await world.seated('Overslept');
    await holdBest(page, show.path, 'Premium', 1);
    await world.lapseHolds(show.performance.id);
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Your hold has ended' })).toBeVisible();
    await page.getByRole('link', { name: `Choose again: ${show.title}` }).click();
    await expect(page).toHaveURL(new RegExp(show.path));
  });
}
