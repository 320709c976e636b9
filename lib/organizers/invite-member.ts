import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withTransaction } from '@/db';
import { organizerInvitations, organizerMembers, users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { sealMailToken } from '@/lib/identity/mail-token';
import { type SlowDown, spendTry } from '@/lib/identity/rate-limits';
import { newId } from '@/lib/ids';
import { type Failure, fail } from '@/lib/result';
import { recordChange } from './audit';
import { invitationDays } from './input';
import { newInvitationToken } from './invitation-token';
import type { MemberRole } from './permissions';
import { lockTeam, type NotFound, noSuchMember } from './team';

/** Owes the mail of an invitation; handed to the verbs, since the messages stand to the right of this domain. */
export type OweInvitation = (call: {
  ctx: Ctx;
  input: {
    kind: 'team_invitation';
    subjectId: string;
    toAddress: string;
    data: { sealedToken: string };
  };
}) => Promise<unknown>;

type Invited =
  | { ok: true; email: string }
  | NotFound
  | SlowDown
  | (Failure<'ALREADY_MEMBER'> & { fields: { email: string } });

type Input = { organizerId: string; email: string; role: MemberRole };

/**
 * Invites an address into the team, by a mail whose link works once, for seven days. An invitation of that address
 * that is still waiting is replaced, its old link dies.
 */
export async function inviteMember({
  ctx,
  input,
  owe,
}: {
  ctx: Ctx;
  input: Input;
  owe: OweInvitation;
}): Promise<Invited> {
  const { organizerId, email, role } = input;
  const refused = (await spendTry(ctx, 'invitation', organizerId)) ?? (await spendTry(ctx, 'mail-to', email));
  if (refused) return refused;
  return withTransaction(ctx, async (tx): Promise<Invited> => {
    if (!(await lockTeam(tx, organizerId))) return noSuchMember();
    if (await isMember(tx, organizerId, email)) {
      const fields = { email: 'This address is in the team already. Change the role in the list.' };
      return fail('ALREADY_MEMBER', 'Please check the marked fields.', { fields });
    }
    const { token, tokenHash } = newInvitationToken();
    const fresh = {
      role,
      tokenHash,
      invitedBy: userIdOf(tx.actor),
      expiresAt: sql`now() + make_interval(days => ${invitationDays})`,
    };
    const [invitation] = await tx.db
      .insert(organizerInvitations)
      .values({ id: newId(), organizerId, email, ...fresh })
      .onConflictDoUpdate({
        target: [organizerInvitations.organizerId, organizerInvitations.email],
        targetWhere: and(isNull(organizerInvitations.acceptedAt), isNull(organizerInvitations.revokedAt)),
        set: fresh,
      })
      .returning({ id: organizerInvitations.id });
    if (!invitation) throw new Error('The invitation was not written');
    await recordChange(tx, {
      organizerId,
      action: 'invitation.sent',
      subjectType: 'invitation',
      subjectId: invitation.id,
      after: { role },
    });
    const data = { sealedToken: sealMailToken(token, invitation.id) };
    const mail = { kind: 'team_invitation' as const, subjectId: invitation.id, toAddress: email, data };
    await owe({ ctx: tx, input: mail });
    return { ok: true, email };
  });
}

async function isMember({ db }: { db: Transaction }, organizerId: string, email: string): Promise<boolean> {
  const [found] = await db
    .select({ userId: organizerMembers.userId })
    .from(organizerMembers)
    .innerJoin(users, eq(users.id, organizerMembers.userId))
    .where(and(eq(organizerMembers.organizerId, organizerId), eq(users.email, email)));
  return Boolean(found);
}
