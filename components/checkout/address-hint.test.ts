import { describe, expect, it } from 'vitest';
import { suggestAddress } from './address-hint';

describe('suggestAddress', () => {
  it.each([
    ['ada@gmial.com', 'ada@gmail.com'],
    ['ada@gmal.com', 'ada@gmail.com'],
    ['ada@gmaill.com', 'ada@gmail.com'],
    ['ada@hotmail.con', 'ada@hotmail.com'],
    ['Ada@Outlok.com', 'Ada@outlook.com'],
  ])('reads %s as %s', (typed, meant) => expect(suggestAddress(typed)).toBe(meant));

  it.each(['ada@gmail.com', 'ada@example.org', 'ada@mail.com', 'ada', '@gmail.com', 'ada@', ''])(
    'leaves %s alone',
    (typed) => expect(suggestAddress(typed)).toBeNull(),
  );
});
