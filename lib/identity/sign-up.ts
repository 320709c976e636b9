import { eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { users } from '@/db/schema';
import { newId } from '@/lib/ids';
import { type Failure, fail, type Result } from '@/lib/result';
import type { Client } from './client';
import { oweVerification } from './owe-verification';
import type { OweMail } from './owed-mail';
import { passwordProblem } from './password-rules';
import { hashPassword } from './passwords';
import { type SlowDown, spendTry } from './rate-limits';

type Input = { email: string; name: string; password: string; client: Client };

export type WeakPassword = Failure<'WEAK_PASSWORD'> & { fields: Record<string, string> };

export const weakPassword = (field: string, problem: string): WeakPassword =>
  fail('WEAK_PASSWORD', 'Please choose another password.', { fields: { [field]: problem } });

/**
 * Opens an account and owes the mail that verifies its address. When the address has an account already, the answer
 * and the work are the same, and its owner gets a mail that says so; nobody else learns of it.
 */
export async function signUp({
  ctx,
  input,
  owe,
}: {
  ctx: Ctx;
  input: Input;
  owe: OweMail;
}): Promise<Result<{ email: string }, SlowDown | WeakPassword>> {
  const { email, name, password, client } = input;
  const problem = passwordProblem(password, [email, name]);
  if (problem) return weakPassword('password', problem);
  const refused = await spendTry(ctx, 'sign-up-address', client.address);
  if (refused) return refused;
  const mayMail = (await spendTry(ctx, 'mail-to', email)) === null;
  const passwordHash = await hashPassword(password);

  await withTransaction(ctx, async (tx) => {
    const [created] = await tx.db
      .insert(users)
      .values({ id: newId(), email, name, passwordHash })
      .onConflictDoNothing({ target: users.email })
      .returning({ id: users.id });
    if (created) {
      await audit(tx, { action: 'user.signed_up', subjectType: 'user', subjectId: created.id });
      await oweVerification(tx, { userId: created.id, email }, owe);
    } else if (mayMail) {
      await tellOwner(tx, email, owe);
    }
  });
  return { ok: true, email };
}

async function tellOwner(ctx: Ctx, email: string, owe: OweMail): Promise<void> {
  const [owner] = await ctx.db.select({ id: users.id }).from(users).where(eq(users.email, email));
  if (!owner) return;
  await owe({ ctx, input: { kind: 'account_exists', userId: owner.id, toAddress: email, data: {} } });
}
