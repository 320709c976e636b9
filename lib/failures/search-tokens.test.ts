import { expect, test } from 'vitest';
import { searchQuery, searchTokens } from './search-tokens';

test('ids and addresses are found whole, addresses also by their parts', () => {
  const id = '0199aaaa-bbbb-7ccc-8ddd-eeeeffff0000';
  expect(searchTokens([`{"mailId":"${id}","to":"Ada.Fan@Example.test"}`])).toEqual([
    'mailid',
    id,
    'to',
    'ada.fan@example.test',
    'ada',
    'fan',
    'example',
    'test',
  ]);
});

test('there is an end to how much one message may be found by', () => {
  const text = Array.from({ length: 5_000 }, (_, n) => `word${n}`).join(' ');
  expect(searchTokens([text]).length).toBeLessThanOrEqual(124);
});

test('a question asks for all words by their beginnings, and quotes cannot break it', () => {
  expect(searchQuery("T-7K3M Ada' | !x")).toBe("'t-7k3m':* & 'ada':*");
  expect(searchQuery(` ' \\ : & `)).toBeNull();
});
