import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { organizerInvitations } from '@/db/schema';
import { type Failure, fail } from '@/lib/result';
import { recordChange } from './audit';
import { inviteMember, type OweInvitation } from './invite-member';
import { lockTeam } from './team';

type Input = { organizerId: string; invitation: string };

const noSuchInvitation = () =>
  fail('NOT_FOUND', 'This invitation was accepted or taken back in the meantime. Load the page again.');

const waiting = ({ organizerId, invitation }: Input) =>
  and(
    eq(organizerInvitations.id, invitation),
    eq(organizerInvitations.organizerId, organizerId),
    isNull(organizerInvitations.acceptedAt),
    isNull(organizerInvitations.revokedAt),
  );

/** Sends an invitation again, also a late one: with a new link for seven more days; the old link dies. */
export async function resendInvitation({ ctx, input, owe }: { ctx: Ctx; input: Input; owe: OweInvitation }) {
  const [found] = await ctx.db
    .select({ email: organizerInvitations.email, role: organizerInvitations.role })
    .from(organizerInvitations)
    .where(waiting(input));
  if (!found) return noSuchInvitation();
  return inviteMember({ ctx, input: { organizerId: input.organizerId, ...found }, owe });
}

type Revoked = { ok: true } | Failure<'NOT_FOUND'>;

/** Takes an invitation back: its link is dead from then on. */
export async function revokeInvitation({ ctx, input }: { ctx: Ctx; input: Input }): Promise<Revoked> {
  return withTransaction(ctx, async (tx): Promise<Revoked> => {
    if (!(await lockTeam(tx, input.organizerId))) return noSuchInvitation();
    const [revoked] = await tx.db
      .update(organizerInvitations)
      .set({ revokedAt: sql`now()` })
      .where(waiting(input))
      .returning({ role: organizerInvitations.role });
    if (!revoked) return noSuchInvitation();
    await recordChange(tx, {
      organizerId: input.organizerId,
      action: 'invitation.revoked',
      subjectType: 'invitation',
      subjectId: input.invitation,
      before: revoked,
    });
    return { ok: true };
  });
}
