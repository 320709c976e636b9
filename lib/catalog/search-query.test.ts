import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText } from './fold';
import { toTsQuery } from './search-query';

describe('what a person types', () => {
  test.each([
    ['Dvořák', '(dvorak:*)'],
    ['new wor', '(new) & (wor:*)'],
    ['"new world"', '(new <-> world)'],
    ['"new world" sym', '(new <-> world) & (sym:*)'],
    ['mahler -brahms', '(mahler) & !(brahms)'],
    ["L'Arlésienne", '(l <-> arlesienne:*)'],
    ['op.92', '(op <-> 92:*)'],
    ['Bartók-Strauß', '(bartok <-> strauss:*)'],
  ])('%s becomes %s', (typed, query) => expect(toTsQuery(typed)).toBe(query));

  test.each(['', '   ', '&|!<->:*()', '"', "''"])('%j has no word in it', (typed) =>
    expect(toTsQuery(typed)).toBeNull(),
  );

  test('is never anything but words and our own operators', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
        expect(toTsQuery(typed) ?? '(a)').toMatch(
          /^!?\([\p{L}\p{N}]+( <-> [\p{L}\p{N}]+)*(:\*)?\)( & !?\([\p{L}\p{N}]+( <-> [\p{L}\p{N}]+)*(:\*)?\))*$/u,
        );
      }),
    );
  });
});

test('folding is lower case, without accents, and done twice is done once', () => {
  expect(foldText('Łódź Øresund Straße Dvořák')).toBe('lodz oresund strasse dvorak');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
  );
});
