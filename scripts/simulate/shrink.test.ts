import { expect, test } from 'vitest';
import { shrink } from './shrink';

const has = (part: number[], ...wanted: number[]) => wanted.every((one) => part.includes(one));

test('what fails for two steps far apart is shrunk to these two', async () => {
  const history = Array.from({ length: 1_000 }, (_, n) => n);
  let asked = 0;
  const fails = async (part: number[]) => {
    asked++;
    return has(part, 17, 805);
  };
  expect(await shrink(history, fails)).toEqual([17, 805]);
  expect(asked).toBeLessThan(150);
});

test('steps that only together are too many go one after the other, and each becomes as plain as it can', async () => {
  const fails = async (part: number[]) => part.filter((one) => one >= 10).length >= 3;
  const history = [1, 30, 2, 40, 50, 3, 60];
  const shortest = await shrink(history, fails, (one) => [1, 10].filter((less) => less < one));
  expect(shortest).toEqual([10, 10, 10]);
});

test('a history that fails by itself becomes empty', async () => {
  expect(await shrink([1, 2, 3], async () => true)).toEqual([]);
});
