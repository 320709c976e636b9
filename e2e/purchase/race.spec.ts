import { tickInList } from '@/e2e/fixtures/seats';
import { expect, test } from '@/e2e/fixtures/test';

test('two fans race for one seat in two browsers: one holds it, the other sees a fresh map', async ({
  page,
  world,
  newFan,
}) => {
  const show = await world.seated('One seat');
  const rival = await newFan();
  await Promise.all([page.goto(show.path), rival.goto(show.path)]);
  await tickInList(page, 'A', ['1']);
  await tickInList(rival, 'A', ['1']);
  const press = (fan: typeof page) => fan.getByRole('button', { name: /^Hold 1 seat/ }).click();
  await Promise.all([press(page), press(rival)]);

  const cart = (fan: typeof page) => fan.getByRole('heading', { level: 1, name: 'Your cart' });
  const lost = (fan: typeof page) => fan.getByText(/^Just gone: Orchestra, row A, seat 1/);
  for (const fan of [page, rival]) await expect(cart(fan).or(lost(fan)).first()).toBeVisible();
  const winners = await Promise.all([page, rival].map((fan) => cart(fan).isVisible()));
  expect(winners.filter(Boolean)).toHaveLength(1);
  expect(await world.heldIn(show.performance.id)).toBe(1);
});
