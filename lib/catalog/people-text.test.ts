import { expect, test } from 'vitest';
import { readPeople, sortNameOf, writePeople } from './people-text';

const text =
  'Martha Argerich - Piano\nBerliner Philharmoniker - ensemble\nBjörk\nJean-Yves Thibaudet - conductor';

test('names, instruments and roles, and back to the same text', () => {
  const people = readPeople(`${text}\n\n  björk `);
  expect(people).toEqual([
    { name: 'Martha Argerich', role: 'soloist', instrument: 'Piano' },
    { name: 'Berliner Philharmoniker', role: 'ensemble', instrument: null },
    { name: 'Björk', role: 'headliner', instrument: null },
    { name: 'Jean-Yves Thibaudet', role: 'conductor', instrument: null },
  ]);
  expect(writePeople(people)).toBe(text);
});

test('people are filed by their last name, ensembles by their first', () => {
  expect(sortNameOf({ name: 'Emanuel Ax', role: 'soloist' })).toBe('Ax, Emanuel');
  expect(sortNameOf({ name: 'Berliner Philharmoniker', role: 'ensemble' })).toBe('Berliner Philharmoniker');
  expect(sortNameOf({ name: 'Björk', role: 'headliner' })).toBe('Björk');
});
