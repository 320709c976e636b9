import { expect, test } from 'vitest';
import { findPersonal, maskText, replacePersonal } from './personal';

const payload = {
  id: 'evt_1',
  customer: { email: 'ada@example.test', name: 'Ada', vip: true },
  guests: [{ name: 'Bob' }, { name: 'Cleo', seat: 'A1' }],
  note: 'write to ada@example.test',
  total: 1200,
};

test('finds what is a person’s by name of the field and by look', () => {
  expect(findPersonal(payload)).toEqual(['customer.email', 'customer.name', 'guests.*.name', 'note']);
});

test('replaces exactly that', () => {
  expect(replacePersonal(payload, findPersonal(payload), '•••')).toEqual({
    id: 'evt_1',
    customer: { email: '•••', name: '•••', vip: true },
    guests: [{ name: '•••' }, { name: '•••', seat: 'A1' }],
    note: '•••',
    total: 1200,
  });
});

test('a long text without an address costs no more than its length', () => {
  const long = 'a'.repeat(400_000);
  expect(findPersonal({ note: long })).toEqual([]);
  expect(maskText(long)).toBe(long);
});

test('addresses disappear from text', () => {
  expect(maskText('550 ada@example.test: no such user')).toBe('550 •••: no such user');
});
