import { expect, test } from 'vitest';
import { actionText, changedFields } from './audit-view';

test.each([
  ['member.role_changed', 'Member: role changed'],
  ['priceLevel.early_bird.added', 'Price level: early bird added'],
  ['import', 'Import'],
])('%s reads "%s"', (action, text) => {
  expect(actionText(action)).toBe(text);
});

test('a change has both sides, field by field', () => {
  const before = { role: 'box_office', isHidden: false, website: null };
  const after = { role: 'finance', isHidden: true, website: 'https://hall.example' };
  expect(changedFields({ before, after })).toEqual([
    { field: 'Role', before: 'box office', after: 'finance' },
    { field: 'Is hidden', before: 'no', after: 'yes' },
    { field: 'Website', before: 'nothing', after: 'https://hall.example' },
  ]);
});

test('what is new or gone has one side, and other details are said as they are', () => {
  expect(changedFields({ after: { name: 'Hall' } })).toEqual([
    { field: 'Name', before: null, after: 'Hall' },
  ]);
  expect(changedFields({ before: { name: 'Hall' } })).toEqual([
    { field: 'Name', before: 'Hall', after: null },
  ]);
  expect(changedFields({ seats: ['A1', 'A2'], amount: { minor: 1 } })).toEqual([
    { field: 'Seats', before: null, after: 'A1, A2' },
    { field: 'Amount', before: null, after: '{"minor":1}' },
  ]);
  expect(changedFields({})).toEqual([]);
});
