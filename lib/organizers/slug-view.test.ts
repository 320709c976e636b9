import { expect, test } from 'vitest';
import { proposeSlug, slugProblem } from './slug-view';

test.each([
  ['Théâtre du Nord', 'theatre-du-nord'],
  ['  Rock & Roll!! Society  ', 'rock-and-roll-society'],
  ['Straßenfest Łódź', 'strassenfest-lodz'],
  ['O’Brien’s Hall', 'obriens-hall'],
  ['日本', ''],
])('%s suggests %s', (name, slug) => {
  expect(proposeSlug(name)).toBe(slug);
});

test('whatever the name, a suggestion that is long enough is a good address', () => {
  for (const name of ['x'.repeat(200), `${'ab '.repeat(20)}--`, 'Ünïcödé — Hall № 5', '--- a.b.c ---']) {
    expect(slugProblem(proposeSlug(name))).toBeNull();
  }
});

test.each(['ab', 'Hall', 'a--b', '-hall', 'hall-', 'my hall', 'new', 'join', 'x'.repeat(61), '../etc'])(
  '%s is refused with a sentence',
  (slug) => {
    expect(slugProblem(slug)).toMatch(/\.$/);
  },
);
