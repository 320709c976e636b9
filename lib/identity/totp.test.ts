import { expect, test } from 'vitest';
import { codeAt, describeSecret, newSealedSecret, stepOf } from './totp';

const userId = '0198f000-0000-7000-8000-000000000001';

test('the codes are those of RFC 6238', () => {
  // Appendix B, SHA1, the secret "12345678901234567890"; the last six of its eight digits.
  const key = 'GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ';
  expect(codeAt(key, 59_000)).toBe('287082');
  expect(codeAt(key, 1_111_111_109_000)).toBe('081804');
  expect(codeAt(key, 20_000_000_000_000)).toBe('353130');
});

test('a code counts in its step and those beside it, and in no other', () => {
  const sealed = newSealedSecret(userId);
  const { key, uri } = describeSecret(sealed, userId, 'ada@example.test');
  expect(uri).toMatch(/^otpauth:\/\/totp\/Tessera:ada%40example\.test\?/);
  expect(key).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  const now = 1_800_000_000_000;
  const step = now / 30_000;
  const at = (seconds: number) => stepOf(sealed, userId, codeAt(key, now + seconds * 1_000), now);
  expect([-60, -30, 0, 30, 60].map(at)).toEqual([null, step - 1, step, step + 1, null]);
  for (const wrong of ['', '12345', '1234567', 'abcdef'])
    expect(stepOf(sealed, userId, wrong, now)).toBeNull();
});

test('a key that is moved to another account does not open', () => {
  expect(() => stepOf(newSealedSecret(userId), 'somebody-else', '000000')).toThrow();
});
