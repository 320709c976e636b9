import { tickInList } from '@/e2e/fixtures/seats';
import { expect, test } from '@/e2e/fixtures/test';

test('two fans race for one seat in two browsers: one holds it, the other sees a fresh map', async ({
  page,
  world,
  newFan,
}) => {
  const show = await world.seated('One seat');
  const [rival, watcher] = [await newFan(), await newFan()];
  await Promise.all([page, rival, watcher].map((fan) => fan.goto(show.path)));
  await tickInList(watcher, 'A', ['2']);
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

  // Who only looks on sees it go without a reload, and keeps what he had chosen.
  const row = watcher.getByRole('region', { name: 'By section' }).getByRole('group', { name: 'Row A' });
  await expect(row.getByRole('checkbox', { name: /^Seat 1, .*taken$/ })).toBeDisabled();
  await expect(row.getByRole('checkbox', { name: /^Seat 2,/ })).toBeChecked();
});
