import { expect, test } from 'vitest';
import { newId } from '@/lib/ids';
import { holdForm, releaseForm } from './input';

const performanceId = newId();
const hold = (fields: object) => holdForm.safeParse({ performanceId, ...fields });
const release = (fields: object) => releaseForm.safeParse(fields);

test.each(['', ' ', '-1', '1.5', '1e2', '0x10', 'NaN', '99999999999'])('"%s" is no seat', (seat) => {
  expect(hold({ seat }).success).toBe(false);
  expect(release({ performanceId, seat }).success).toBe(false);
});

test('seats are named by digits', () => {
  expect(hold({ seat: ['0', '12', '12'] }).data?.seatIndexes).toEqual([0, 12]);
  expect(release({ performanceId, seat: '7' }).data?.seatIndexes).toEqual([7]);
});

test.each(['0x4', '1e1', '4.0', '-1', '51', 'four'])('"%s" is no number of tickets', (quantity) => {
  const level = newId();
  expect(hold({ [`place:${level}`]: quantity }).success).toBe(false);
  expect(hold({ bestLevel: level, bestQuantity: quantity }).success).toBe(false);
  expect(hold({ [`place:${level}`]: ' 4 ' }).data?.places).toMatchObject([{ quantity: 4 }]);
});

test('seats without their performance do not mean the whole cart', () => {
  expect(release({ seat: '7' }).success).toBe(false);
  expect(release({}).success).toBe(true);
});

test('a code with characters that no database keeps is refused, not passed on', () => {
  expect(hold({ seat: '1', accessCode: 'A\0B' }).success).toBe(false);
  expect(hold({ seat: '1', accessCode: ' encore ' }).data?.accessCode).toBe('ENCORE');
});
