import { expect, test } from 'vitest';
import { matchLabels } from './seat-labels';

const row = ['1', '3', '5', '7', '9a', '11'];

test('single labels, ranges in any order, and letters of either case', () => {
  expect(matchLabels('3-7', row)).toEqual({ places: [1, 2, 3], missing: [] });
  expect(matchLabels('7 – 3, 9A', row)).toEqual({ places: [1, 2, 3, 4], missing: [] });
  expect(matchLabels('1; 11', row)).toEqual({ places: [0, 5], missing: [] });
});

test('nothing written is the whole row', () => {
  expect(matchLabels(' ', row).places).toEqual([0, 1, 2, 3, 4, 5]);
});

test('what the row does not have is named, also the end of a range', () => {
  expect(matchLabels('1, 2', row)).toEqual({ places: [0], missing: ['2'] });
  expect(matchLabels('1-8', row)).toEqual({ places: [], missing: ['1-8'] });
  expect(matchLabels('x', row).missing).toEqual(['x']);
});
