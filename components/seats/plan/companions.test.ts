import { expect, test } from 'vitest';
import { companionsOf, keptCompanions, placeKind } from './companions';
import { testPlan } from './test-plan';

const plan = {
  ...testPlan(['AAAA']),
  accessible: new Uint8Array([1, 0, 0, 0]),
  companionOf: new Map([
    [1, 0],
    [2, 0],
  ]),
};

test('companion places are kept until their wheelchair place is had in any way, or they are released', () => {
  expect([...keptCompanions(plan, false, [[], [3]])]).toEqual([1, 2]);
  expect([...keptCompanions(plan, false, [[], new Set([0])])]).toEqual([]);
  expect([...keptCompanions(plan, true, [])]).toEqual([]);
  expect(companionsOf(plan, 0)).toEqual([1, 2]);
});

test('a place says what it is', () => {
  const kinds = ['wheelchair place', 'companion place of seat 1', 'companion place of seat 1', false];
  expect([0, 1, 2, 3].map((seat) => placeKind(plan, seat))).toEqual(kinds);
});
