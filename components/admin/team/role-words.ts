import type { MemberRole } from '@/lib/organizers/permissions';

/** What the roles are called on screens. */
export const roleNames: Record<MemberRole, string> = {
  owner: 'Owner',
  manager: 'Manager',
  box_office: 'Box office',
  finance: 'Finance',
  scanner: 'Scanner',
};
