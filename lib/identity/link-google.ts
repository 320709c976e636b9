import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Ctx, withRollback } from '@/db';
import { audit } from '@/db/audit';
import { oauthAccounts, sessions, users } from '@/db/schema';
import { RollbackWith } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { type Failure, fail, type Result } from '@/lib/result';

type Input = {
  /** Google's own id of the person; addresses change hands, this does not. */
  subject: string;
  email: string;
  emailVerified: boolean;
  /** Google itself runs the mailbox (gmail.com, or a Workspace domain), so its word about the address is current. */
  authoritative: boolean;
  name: string;
};
type Linked = Result<{ userId: string; email: string }, Failure<'NOT_LINKED'>>;

const refuse = () => new RollbackWith(fail('NOT_LINKED', 'This Google account cannot be used here.'));

/**
 * Finds the account of a Google identity, links it to the account with the same verified address, or opens one. An
 * existing account whose own address was never verified loses its password and sessions on the way: whoever opened it
 * did not own the address.
 */
export async function linkGoogle({ ctx, input }: { ctx: Ctx; input: Input }): Promise<Linked> {
  return withRollback(ctx, async (tx): Promise<Linked> => {
    const { db } = tx;
    const mine = and(
      eq(oauthAccounts.provider, 'google'),
      eq(oauthAccounts.providerAccountId, input.subject),
    );
    const [known] = await db
      .select({ userId: users.id, email: users.email })
      .from(oauthAccounts)
      .innerJoin(users, and(eq(users.id, oauthAccounts.userId), isNull(users.disabledAt)))
      .where(mine);
    if (known) return { ok: true, ...known };
    if (!input.emailVerified) throw refuse();

    const email = input.email.toLowerCase();
    const [created] = await db
      .insert(users)
      .values({ id: newId(), email, name: input.name, emailVerifiedAt: sql`now()` })
      .onConflictDoNothing({ target: users.email })
      .returning({ id: users.id });
    const userId = created?.id ?? (input.authoritative ? await takeOver(tx, email) : null);
    if (!userId) throw refuse();
    const link = { provider: 'google', providerAccountId: input.subject, userId };
    const linked = await db.insert(oauthAccounts).values(link).onConflictDoNothing().returning();
    if (linked.length === 0) throw refuse();
    await audit(tx, { action: 'user.google_linked', subjectType: 'user', subjectId: userId });
    return { ok: true, userId, email };
  });
}

async function takeOver(tx: Ctx, email: string): Promise<string | null> {
  const [user] = await tx.db
    .select({ id: users.id, emailVerifiedAt: users.emailVerifiedAt })
    .from(users)
    .where(and(eq(users.email, email), isNull(users.disabledAt)))
    .for('update');
  if (user && !user.emailVerifiedAt) {
    await tx.db
      .update(users)
      .set({ passwordHash: null, emailVerifiedAt: sql`now()` })
      .where(eq(users.id, user.id));
    await tx.db.delete(sessions).where(eq(sessions.userId, user.id));
  }
  return user?.id ?? null;
}
