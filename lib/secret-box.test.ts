import { expect, test } from 'vitest';
import { CannotOpenError, seal, unseal } from './secret-box';

test('what was sealed opens, and no two seals are alike', () => {
  const sealed = seal('a token', 'mail', 'row-1');
  expect(unseal(sealed, 'mail', 'row-1').toString()).toBe('a token');
  expect(sealed).not.toContain('token');
  expect(seal('a token', 'mail', 'row-1')).not.toBe(sealed);
});

test('it opens for no other purpose, in no other row, and not when damaged', () => {
  const sealed = seal('a token', 'mail', 'row-1');
  expect(() => unseal(sealed, 'ticket-key', 'row-1')).toThrow(CannotOpenError);
  expect(() => unseal(sealed, 'mail', 'row-2')).toThrow(CannotOpenError);
  expect(() => unseal(sealed.slice(0, -4), 'mail', 'row-1')).toThrow(CannotOpenError);
  expect(() => unseal('', 'mail', 'row-1')).toThrow(CannotOpenError);
});
