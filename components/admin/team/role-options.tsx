import type { MemberRole } from '@/lib/organizers/permissions';
import { roleHints, roleNames } from '@/lib/organizers/role-view';

// Safe because the record has every role.
const roles = Object.keys(roleNames) as MemberRole[];

/** The roles as options of a select, each with what it is for. */
export function RoleOptions({ hints }: { hints?: boolean }) {
  return roles.map((role) => (
    <option key={role} value={role}>
      {hints ? `${roleNames[role]}: ${roleHints[role].toLowerCase()}` : roleNames[role]}
    </option>
  ));
}
