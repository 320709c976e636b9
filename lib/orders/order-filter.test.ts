import { expect, test } from 'vitest';
import { orderQuery, readOrderFilter } from './order-filter';

test('a filter comes back from its address; what is wrong counts as missing', () => {
  const id = '0197f3a0-0000-7000-8000-000000000001';
  const filter = readOrderFilter({ q: ' Ada ', status: 'paid', performance: id, from: '2026-02-01' });
  expect(filter).toMatchObject({ search: 'Ada', status: 'paid', performanceId: id, from: '2026-02-01' });
  expect(readOrderFilter(Object.fromEntries(new URLSearchParams(orderQuery(filter))))).toEqual(filter);
  const wrong = readOrderFilter({
    q: 'a\0b',
    status: 'gone',
    performance: 'x',
    from: '2026-02-30',
    to: ['2026-01-01'],
    older: "'",
  });
  expect(Object.values(wrong).filter((value) => value !== undefined)).toEqual([]);
  expect(orderQuery({})).toBe('');
});
