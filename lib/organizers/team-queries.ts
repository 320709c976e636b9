import 'server-only';
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { memberRole, organizerInvitations, organizerMembers, organizers, users } from '@/db/schema';
import { type MemberRole, may, type Permission, permissions } from './permissions';

export type TeamMember = {
  userId: string;
  name: string;
  email: string;
  role: MemberRole;
  /** ISO 8601. */
  since: string;
  isDisabled: boolean;
  hasSecondFactor: boolean;
};
export type WaitingInvitation = {
  id: string;
  email: string;
  role: MemberRole;
  /** ISO 8601. */
  expiresAt: string;
  isLate: boolean;
};
export type TeamView = {
  timeZone: string;
  requiresSecondFactor: boolean;
  members: TeamMember[];
  invitations: WaitingInvitation[];
};

/** The team of an organizer, owners first, and the invitations that wait. The caller is a member who may manage it. */
export async function getTeam({ db }: Ctx, organizerId: string): Promise<TeamView> {
  const [organizer, members, invitations] = await Promise.all([
    db
      .select({ timeZone: organizers.timeZone, requiresSecondFactor: organizers.requiresSecondFactor })
      .from(organizers)
      .where(eq(organizers.id, organizerId)),
    db
      .select({
        userId: users.id,
        name: users.name,
        email: users.email,
        role: organizerMembers.role,
        since: organizerMembers.createdAt,
        isDisabled: sql<boolean>`${users.disabledAt} is not null`,
        hasSecondFactor: sql<boolean>`${users.secondFactorSince} is not null`,
      })
      .from(organizerMembers)
      .innerJoin(users, eq(users.id, organizerMembers.userId))
      .where(eq(organizerMembers.organizerId, organizerId))
      .orderBy(asc(organizerMembers.role), asc(users.name), asc(users.id)),
    db
      .select({
        id: organizerInvitations.id,
        email: organizerInvitations.email,
        role: organizerInvitations.role,
        expiresAt: organizerInvitations.expiresAt,
        isLate: sql<boolean>`${organizerInvitations.expiresAt} <= now()`,
      })
      .from(organizerInvitations)
      .where(
        and(
          eq(organizerInvitations.organizerId, organizerId),
          isNull(organizerInvitations.acceptedAt),
          isNull(organizerInvitations.revokedAt),
        ),
      )
      .orderBy(asc(organizerInvitations.email)),
  ]);
  return {
    timeZone: organizer[0]?.timeZone ?? 'UTC',
    requiresSecondFactor: organizer[0]?.requiresSecondFactor ?? false,
    members: members.map((one) => ({ ...one, since: one.since.toISOString() })),
    invitations: invitations.map((one) => ({ ...one, expiresAt: one.expiresAt.toISOString() })),
  };
}

export type PermissionRow = { permission: Permission; roles: { role: MemberRole; may: boolean }[] };

/** The table of permissions as it stands in the code. */
export function permissionRows(): PermissionRow[] {
  return (Object.keys(permissions) as Permission[]).map((permission) => ({
    permission,
    roles: memberRole.enumValues.map((role) => ({ role, may: may(role, permission) })),
  }));
}
