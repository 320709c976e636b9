import { expect, test } from 'vitest';
import { memberRole } from '@/db/schema';
import { may, type Permission, permissions } from './permissions';

const all = Object.keys(permissions) as Permission[];
const allowed = (role: (typeof memberRole.enumValues)[number]) => all.filter((one) => may(role, one));

test('an owner may do everything', () => {
  expect(allowed('owner')).toEqual(all);
});

test('a scanner sees the door and nothing else', () => {
  expect(allowed('scanner')).toEqual(['overview.view', 'door.scan']);
});

test('only an owner decides about the team and the settings', () => {
  for (const permission of ['team.manage', 'settings.edit'] as const) {
    expect(memberRole.enumValues.filter((role) => may(role, permission))).toEqual(['owner']);
  }
});

test('the box office sells and does not give money back; finance gives it back and does not sell', () => {
  expect([may('box_office', 'boxoffice.sell'), may('box_office', 'orders.refund')]).toEqual([true, false]);
  expect([may('finance', 'boxoffice.sell'), may('finance', 'orders.refund')]).toEqual([false, true]);
});
