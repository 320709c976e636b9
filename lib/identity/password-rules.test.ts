import { expect, test } from 'vitest';
import { passwordProblem } from './password-rules';

const about = ['ada.lovelace@example.test', 'Ada Lovelace'];

test.each([
  'velvet otter drum',
  'correct horse battery staple',
  'x7#Lq0!vR2',
  'пароль из четырёх слов',
  'ada likes violins',
  '🎻🎺🥁🎸🎷🪕🎹🪗🪘🎼',
])('%s is fine', (password) => {
  expect(passwordProblem(password, about)).toBeNull();
});

test.each([
  ['short', 'at least'],
  ['a'.repeat(129), 'at most'],
  ['1234567890', 'guessed first'],
  ['password123', 'guessed first'],
  ['Password2026!', 'guessed first'],
  ['P4ssw0rd!!!!', 'guessed first'],
  ['qwertyuiop', 'guessed first'],
  ['Football2024', 'guessed first'],
  ['aaaaaaaaaaaa', 'guessed first'],
  ['abcdefghijklm', 'guessed first'],
  ['tessera2026!', 'easy to guess'],
  ['Tessera-Tessera', 'easy to guess'],
  ['lovelace1815', 'easy to guess'],
])('%s is refused: %s', (password, reason) => {
  expect(passwordProblem(password, about)).toContain(reason);
});

test('length counts characters, not code units, after one normal form', () => {
  expect(passwordProblem('🎻🎺🥁🎸🎷')).toContain('at least');
});
