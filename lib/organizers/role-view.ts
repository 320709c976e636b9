import type { MemberRole } from './permissions';

/** What the roles are called on screens and in mails. */
export const roleNames: Record<MemberRole, string> = {
  owner: 'Owner',
  manager: 'Manager',
  box_office: 'Box office',
  finance: 'Finance',
  scanner: 'Scanner',
};
