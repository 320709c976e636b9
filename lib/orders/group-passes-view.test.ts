import { expect, test } from 'vitest';
import { groupPasses } from './group-passes-view';

test('a pass is one line: its price is that of its dates together', () => {
  const part = (passId: string | null, price: number, quantity = 1) => ({
    passId,
    passName: passId && `Pass ${passId}`,
    price,
    quantity,
  });
  const items = [
    part('a', 3_334, 2),
    part(null, 2_900),
    part('b', 500),
    part('a', 3_333, 2),
    part('a', 3_333, 2),
  ];
  const { passes, single } = groupPasses(items);
  expect(
    passes.map(({ name, quantity, price, items: dates }) => [name, quantity, price, dates.length]),
  ).toEqual([
    ['Pass a', 2, 10_000, 3],
    ['Pass b', 1, 500, 1],
  ]);
  expect(single).toEqual([part(null, 2_900)]);
});
