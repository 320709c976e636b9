import { expect, test } from 'vitest';
import { levelForm } from './level-form-input';

const form = { performanceId: '0197f3a0-0000-7000-8000-000000000001', name: 'Stalls', kind: 'general' };
const filled = { ...form, amount: '10', capacity: '50', minPerOrder: '1' };

test('empty fields are nothing, and a wrong one is told in its own words', () => {
  const given = levelForm.parse({ ...filled, fee: '', onSaleAt: '' });
  expect(given).toMatchObject({
    amount: '10',
    fee: null,
    onSaleAt: null,
    maxPerOrder: null,
    offSaleAt: null,
  });
  const wrong = levelForm.safeParse({ ...filled, amount: 'ten', maxPerOrder: 'many' });
  const first = (field: string) => wrong.error?.issues.find(({ path }) => path[0] === field)?.message;
  expect(first('amount')).toBe('Write a price such as 45 or 45.50; 0 is free.');
  expect(first('maxPerOrder')).toBe('Write it in digits.');
});

test('suggested amounts are read with commas, semicolons and blanks; only places without numbers have them', () => {
  const read = (suggestedAmounts: string) =>
    levelForm.parse({ ...filled, suggestedAmounts }).suggestedAmounts;
  expect(read('10, 20, 50')).toEqual(['10', '20', '50']);
  expect(read('7,50; 12.5 20')).toEqual(['7.50', '12.5', '20']);
  expect(read('')).toEqual([]);
  expect(levelForm.safeParse({ ...filled, suggestedAmounts: 'ten' }).success).toBe(false);
  expect(
    levelForm.safeParse({ ...filled, kind: 'reserved', payWhatYouLike: 'yes' }).error?.issues[0]?.path,
  ).toEqual(['payWhatYouLike']);
});
