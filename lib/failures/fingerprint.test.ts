import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprintOf, normaliseError } from './fingerprint';

const of = (error: string) => fingerprintOf({ source: 'jobs', queue: 'send-mail', kind: 'send-mail', error });

describe('errors that differ only in what is particular to a message', () => {
  test.each([
    ['Order 4711 is gone', 'Order 12 is gone', 'Order <n> is gone'],
    ['took 1.5 s, limit 10', 'took 200 s, limit 7', 'took <n> s, limit <n>'],
    ['no refund pi_3NabcDEF12345', 'no refund pi_9ZxyzABC98765', 'no refund <id>'],
    ['ada@example.test bounced', 'bob.b+1@mail.example.org bounced', '<address> bounced'],
    ['late at 2026-11-01T10:20:00.123Z', 'late at 2025-01-31 09:00:00+01:00', 'late at <time>'],
    [
      'connect ECONNREFUSED 127.0.0.1:5432',
      'connect ECONNREFUSED 10.1.2.3:80',
      'connect ECONNREFUSED <host>',
    ],
    ['T-7K3M-Q9XB is paid', 'T-AAAA-BBBB is paid', '<id> is paid'],
    ['GET https://a.example/x?y=1 failed', 'GET http://b.example/ failed', 'GET <url> failed'],
  ])('%s', (one, other, normal) => {
    expect([normaliseError(one), normaliseError(other)]).toEqual([normal, normal]);
    expect(of(one)).toBe(of(other));
  });

  test('any id, number and moment gives the same print', () => {
    const error = (id: string, n: number, at: Date) =>
      `Row ${id} refused after ${n} tries, ${n / 7} s, at ${at.toISOString()}`;
    const control = of(error(randomUUID(), 3, new Date(0)));
    const moment = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.uuid(), fc.double({ min: 0.001, max: 1e9, noNaN: true }), moment, (id, n, at) => {
        expect(of(error(id, Number(n.toFixed(3)), at))).toBe(control);
      }),
    );
  });
});

test('what fails otherwise, elsewhere or of another kind has another print', () => {
  const all = [
    of('The address was refused'),
    of('The provider does not answer'),
    fingerprintOf({ source: 'jobs', queue: 'q', kind: 'send-mail', error: 'The address was refused' }),
    fingerprintOf({ source: 'sqs', queue: 'send-mail', kind: 'send-mail', error: 'The address was refused' }),
    fingerprintOf({ source: 'jobs', queue: 'send-mail', kind: 'x', error: 'The address was refused' }),
  ];
  expect(new Set(all).size).toBe(all.length);
});

test('normal is normal: done twice it changes nothing, however odd the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const once = normaliseError(text);
      expect(once.length).toBeLessThanOrEqual(200);
      expect(of(text)).toMatch(/^[0-9a-f]{16}$/);
    }),
  );
});
