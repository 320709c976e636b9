import { expect, test } from 'vitest';
import { isSlug } from './slug';

test.each(['mahler-5', 'a', 'x2027'])('%s can be a slug', (text) => {
  expect(isSlug(text)).toBe(true);
});

test.each(['', '\0', 'a\0b', 'A', 'a b', '-a', 'a--b', '../x', 'é', 'a'.repeat(161)])('%j cannot', (text) => {
  expect(isSlug(text)).toBe(false);
});
