import type { memberRole } from '@/db/schema';

/** What somebody is in an organizer's team. */
export type MemberRole = (typeof memberRole.enumValues)[number];

const everyone = ['owner', 'manager', 'box_office', 'finance', 'scanner'] as const;
const office = ['owner', 'manager', 'box_office', 'finance'] as const;

/**
 * Who may do what: the one place where it stands. Pages, actions and routes name a permission, never a role; the team
 * page shows this table as it is.
 */
export const permissions = {
  'overview.view': everyone,
  'events.view': office,
  'events.edit': ['owner', 'manager'],
  'plans.edit': ['owner', 'manager'],
  'orders.view': office,
  'orders.refund': ['owner', 'manager', 'finance'],
  'boxoffice.sell': ['owner', 'manager', 'box_office'],
  'door.scan': ['owner', 'manager', 'box_office', 'scanner'],
  'messages.send': ['owner', 'manager'],
  'reports.view': ['owner', 'manager', 'finance'],
  'statements.issue': ['owner', 'finance'],
  'audit.view': ['owner', 'manager', 'finance'],
  'settings.edit': ['owner'],
  'team.manage': ['owner'],
} as const satisfies Record<string, readonly MemberRole[]>;

export type Permission = keyof typeof permissions;

/** Whether a member with this role has the permission. */
export function may(role: MemberRole, permission: Permission): boolean {
  const roles: readonly MemberRole[] = permissions[permission];
  return roles.includes(role);
}
