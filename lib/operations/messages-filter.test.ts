import { expect, test } from 'vitest';
import { filterOf, messagesUrl, readMessagesQuery } from './messages-filter';

test('an address and its filter say the same', () => {
  const query = readMessagesQuery({
    q: 'timeout',
    state: 'all',
    queue: 'send-mail',
    group: 'a'.repeat(16),
    from: '2026-11-01T10:00',
    money: '1',
  });
  expect(filterOf(query)).toMatchObject({
    text: 'timeout',
    queue: 'send-mail',
    fingerprint: 'a'.repeat(16),
    from: '2026-11-01T10:00:00Z',
    money: true,
  });
  expect(filterOf(query).states).toHaveLength(6);
  const { searchParams } = new URL(messagesUrl(query), 'http://x');
  expect(readMessagesQuery(Object.fromEntries(searchParams))).toEqual(query);
});

test('without a state only open ones are meant; what does not fit is left out', () => {
  const query = readMessagesQuery({
    group: "' or 1=1",
    order: 'x',
    from: 'yesterday',
    evil: '1',
    state: 'gone',
  });
  expect(query).toEqual({ state: 'gone' });
  expect(filterOf(query)).toEqual({ states: ['open'] });
  expect(messagesUrl({})).toBe('/ops/messages');
});
