import { expect, it } from 'vitest';
import { toTsQuery } from '../search-query';
import { typeset } from './text';

it.each([
  ["Mahler's Symphony No. 5", 'Mahler’s Symphony No. 5'],
  ["Brahms' Requiem and Adams' City Noir", 'Brahms’ Requiem and Adams’ City Noir'],
  ["'Twas the Witches' Night", '’Twas the Witches’ Night'],
  ['Symphony No. 9, "From the New World"', 'Symphony No. 9, “From the New World”'],
  ['Carmen ("L\'amour est un oiseau")', 'Carmen (“L’amour est un oiseau”)'],
  ["Variations on 'God Save the King'", 'Variations on ‘God Save the King’'],
  ["Concert of '39", 'Concert of ’39'],
])('sets %s as %s', (typed, printed) => {
  expect(typeset(typed)).toBe(printed);
  expect(typeset(printed)).toBe(printed);
});

it('is asked for the same, however the marks were typed', () => {
  for (const typed of ["Debussy's", "L'Arlésienne", "Young People's Concert"])
    expect(toTsQuery(typeset(typed))).toBe(toTsQuery(typed));
});
