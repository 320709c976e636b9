import { expect, test } from 'vitest';
import { newId } from '@/lib/ids';
import { newMessageInput } from './input';

const given = (values: object) =>
  newMessageInput.safeParse({
    eventId: newId(),
    performanceId: newId(),
    subject: 'Doors',
    text: 'At seven.',
    presence: 'all',
    ...values,
  });

const complaint = (values: object) => given(values).error?.issues[0]?.message;

test.each(['Gala\r\nBcc: all@example.test', 'Gala\u2028Bcc: x', 'a\u0000b', 'a\u202eb'])(
  'a subject that is no plain line is refused: %j',
  (subject) => expect(complaint({ subject })).toContain('one line'),
);

test('too long, empty or unprintable: refused with a sentence', () => {
  expect(complaint({ subject: 'x'.repeat(121) })).toContain('120');
  expect(complaint({ subject: '  ' })).toContain('subject');
  expect(complaint({ text: 'x'.repeat(5_001) })).toContain('5,000');
  expect(complaint({ text: '\n \n' })).toContain('Write the message');
  expect(complaint({ text: 'a\u0007b' })).toContain('cannot be printed');
  expect(complaint({ text: 'a\u202eb' })).toContain('cannot be printed');
});

test('line ends of every system are one, and levels are a list', () => {
  const level = newId();
  expect(given({ text: 'a\r\n\r\nb\rc', level }).data).toMatchObject({ text: 'a\n\nb\nc', level: [level] });
  expect(given({}).data?.level).toEqual([]);
});
