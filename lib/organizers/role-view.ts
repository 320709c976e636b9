import type { MemberRole, Permission } from './permissions';

/** What the roles are called on screens and in mails. */
export const roleNames: Record<MemberRole, string> = {
  owner: 'Owner',
  manager: 'Manager',
  box_office: 'Box office',
  finance: 'Finance',
  scanner: 'Scanner',
};

/** What each role is for, in a line. */
export const roleHints: Record<MemberRole, string> = {
  owner: 'Everything, with the team and the settings',
  manager: 'Runs events, plans, orders and the door',
  box_office: 'Sells, looks orders up, scans',
  finance: 'Reports, refunds, the audit log',
  scanner: 'Scans at the door and sees nothing else',
};

/** What a permission lets somebody do. */
export const permissionNames: Record<Permission, string> = {
  'overview.view': 'Open the admin area',
  'events.view': 'See events and sales',
  'events.edit': 'Create, change and publish events',
  'plans.edit': 'Draw seating plans',
  'orders.view': 'Look up orders and people',
  'orders.refund': 'Refund and cancel',
  'boxoffice.sell': 'Sell at the box office',
  'door.scan': 'Scan tickets at the door',
  'messages.send': 'Write to attendees',
  'reports.view': 'See reports and money',
  'statements.issue': 'Issue statements',
  'audit.view': 'Read the audit log',
  'settings.edit': 'Change the settings',
  'team.manage': 'Invite people and set roles',
};
