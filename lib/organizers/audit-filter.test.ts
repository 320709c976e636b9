import { expect, test } from 'vitest';
import { auditUrl, readAuditFilter } from './audit-filter';

test('what is wrong, repeated or empty counts as missing', () => {
  const filter = readAuditFilter({
    q: '  refund ',
    who: ['a', 'b'],
    what: '',
    from: '2026-02-30',
    to: '2026-12-04',
    older: '-3',
    newer: '1e99',
    subject: 'a\0b',
  });
  expect(JSON.parse(JSON.stringify(filter))).toEqual({ search: 'refund', to: '2026-12-04' });
});

test('an address keeps the filter and moves the place', () => {
  const filter = readAuditFilter({ q: 'a&b', who: 'job', older: '7' });
  expect(auditUrl('hall', filter)).toBe('/admin/hall/audit?q=a%26b&who=job');
  expect(auditUrl('hall', filter, { newer: 9 })).toBe('/admin/hall/audit?q=a%26b&who=job&newer=9');
  expect(auditUrl('hall', {})).toBe('/admin/hall/audit');
  const again = new URL(`https://x.test${auditUrl('hall', filter, { older: 3 })}`).searchParams;
  expect(readAuditFilter(Object.fromEntries(again))).toEqual({ ...filter, older: 3 });
});
