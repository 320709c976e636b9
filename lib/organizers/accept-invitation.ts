import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withRollback } from '@/db';
import { organizerInvitations, organizerMembers, organizers, users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { RollbackWith } from '@/lib/errors';
import { openAccount } from '@/lib/identity/open-account';
import { passwordProblem } from '@/lib/identity/password-rules';
import { hashPassword } from '@/lib/identity/passwords';
import { type SlowDown, spendTry } from '@/lib/identity/rate-limits';
import { type WeakPassword, weakPassword } from '@/lib/identity/sign-up';
import { startSession } from '@/lib/identity/start-session';
import { type Failure, fail } from '@/lib/result';
import { recordChange } from './audit';
import { hashInvitationToken } from './invitation-token';
import { findOpenInvitation, isOpen, type OpenInvitation } from './open-invitation';
import type { MemberRole } from './permissions';

type Dead = Failure<'LINK_DEAD'>;
type Tx = Ctx & { db: Transaction };

const dead = () =>
  fail('LINK_DEAD', 'This invitation was used or taken back, or is too old. Ask for a new one.');
const byToken = (token: string) => eq(organizerInvitations.tokenHash, hashInvitationToken(token));

/** What the link of an invitation says, without using it up; null for a dead one. */
export const peekInvitation = (ctx: Ctx, token: string): Promise<OpenInvitation | null> =>
  findOpenInvitation(ctx, byToken(token));

type Accepted = { ok: true; slug: string } | Dead | Failure<'SIGNED_OUT' | 'OTHER_ACCOUNT'>;

/** Makes the signed-in account, whose address must be the invited one, a member of the team. Works once. */
export async function acceptInvitation({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { token: string };
}): Promise<Accepted> {
  const userId = userIdOf(ctx.actor);
  if (!userId) return fail('SIGNED_OUT', 'Please sign in first.');
  return withRollback(ctx, async (tx): Promise<Accepted> => {
    const used = await use(tx, input.token);
    if (!used) return dead();
    // The link was mailed to that address, so it proves it like a verification does.
    const [user] = await tx.db
      .update(users)
      .set({ emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, now())` })
      .where(and(eq(users.id, userId), eq(users.email, used.email), isNull(users.disabledAt)))
      .returning({ id: users.id });
    if (!user) {
      const message = 'The invitation is for another address than that of this account.';
      throw new RollbackWith(fail('OTHER_ACCOUNT', message));
    }
    return { ok: true, slug: await join(tx, used, userId) };
  });
}

type Joined =
  | { ok: true; slug: string; sessionId: string; email: string }
  | Dead
  | WeakPassword
  | SlowDown
  | Failure<'ACCOUNT_EXISTS'>;

type NewMember = { token: string; name: string; password: string; userAgent: string | null };

/** Opens an account for the invited address, which the link proves, and joins the team with it, signed in. Works once. */
export async function joinWithNewAccount({ ctx, input }: { ctx: Ctx; input: NewMember }): Promise<Joined> {
  const { token, name, password, userAgent } = input;
  const refused = await spendTry(ctx, 'password-check', hashInvitationToken(token));
  if (refused) return refused;
  const invitation = await peekInvitation(ctx, token);
  if (!invitation) return dead();
  const problem = passwordProblem(password, [invitation.email, name]);
  if (problem) return weakPassword('password', problem);
  const passwordHash = await hashPassword(password);
  return withRollback(ctx, async (tx): Promise<Joined> => {
    const used = await use(tx, token);
    if (!used) return dead();
    const opened = await openAccount(tx, { email: used.email, name, passwordHash });
    const session = opened && (await startSession(tx, { ...opened, passwordHash, userAgent }));
    if (!session) {
      const message = 'This address has an account already. Sign in with it, then open the invitation again.';
      throw new RollbackWith(fail('ACCOUNT_EXISTS', message));
    }
    const actor = { kind: 'fan', ...opened, email: used.email, emailVerified: true } as const;
    const slug = await join({ ...tx, actor }, used, opened.userId);
    return { ok: true, slug, email: used.email, ...session };
  });
}

type Used = { id: string; organizerId: string; email: string; role: MemberRole };

/** Uses an invitation up: of any number of tries, one gets it. */
async function use(tx: Tx, token: string): Promise<Used | null> {
  const [used] = await tx.db
    .update(organizerInvitations)
    .set({ acceptedAt: sql`now()` })
    .where(and(byToken(token), isOpen()))
    .returning({
      id: organizerInvitations.id,
      organizerId: organizerInvitations.organizerId,
      email: organizerInvitations.email,
      role: organizerInvitations.role,
    });
  return used ?? null;
}

/** Who is a member by now keeps the role he has. */
async function join(tx: Tx, { id, organizerId, role }: Used, userId: string): Promise<string> {
  const [member] = await tx.db
    .insert(organizerMembers)
    .values({ organizerId, userId, role })
    .onConflictDoNothing()
    .returning({ userId: organizerMembers.userId });
  if (member) {
    const after = { role, invitation: id };
    await recordChange(tx, {
      organizerId,
      action: 'member.joined',
      subjectType: 'member',
      subjectId: userId,
      after,
    });
  }
  const [organizer] = await tx.db
    .select({ slug: organizers.slug })
    .from(organizers)
    .where(eq(organizers.id, organizerId));
  if (!organizer) throw new Error('The organizer of an invitation is gone');
  return organizer.slug;
}
