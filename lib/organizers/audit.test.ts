import { expect, test } from 'vitest';
import { differences } from './audit';

test('only what differs is kept, on both sides', () => {
  expect(differences({ a: 1, b: [1, 2], c: null }, { a: 1, b: [2, 1], d: 'new' })).toEqual({
    before: { b: [1, 2], d: null },
    after: { b: [2, 1], d: 'new' },
  });
});

test('what is new or gone has one side', () => {
  expect(differences(undefined, { a: 1 })).toEqual({ after: { a: 1 } });
  expect(differences({ a: 1 }, undefined)).toEqual({ before: { a: 1 } });
  expect(differences()).toEqual({});
});
