import { and, eq, gt, isNull, type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { organizerInvitations, organizers, users } from '@/db/schema';
import type { MemberRole } from './permissions';

/** What an invitation says to whom it is for. */
export type OpenInvitation = {
  id: string;
  organizer: string;
  inviter: string;
  role: MemberRole;
  email: string;
};

/** Neither accepted nor revoked nor late. */
export const isOpen = () =>
  and(
    isNull(organizerInvitations.acceptedAt),
    isNull(organizerInvitations.revokedAt),
    gt(organizerInvitations.expiresAt, sql`now()`),
  );

/** The invitation that `which` names, while it is open; null otherwise. */
export async function findOpenInvitation({ db }: Ctx, which: SQL): Promise<OpenInvitation | null> {
  const [row] = await db
    .select({
      id: organizerInvitations.id,
      organizer: organizers.name,
      inviter: users.name,
      role: organizerInvitations.role,
      email: organizerInvitations.email,
    })
    .from(organizerInvitations)
    .innerJoin(organizers, eq(organizers.id, organizerInvitations.organizerId))
    .leftJoin(users, eq(users.id, organizerInvitations.invitedBy))
    .where(and(which, isOpen()));
  return row ? { ...row, inviter: row.inviter ?? row.organizer } : null;
}

/** The open invitation with this id, for its mail; null when there is nothing to invite to any more. */
export const openInvitation = (ctx: Ctx, id: string): Promise<OpenInvitation | null> =>
  findOpenInvitation(ctx, eq(organizerInvitations.id, id));
