import { eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { audit } from '@/db/audit';
import { users } from '@/db/schema';
import { type Failure, fail, type Result } from '@/lib/result';
import type { Client } from './client';
import { knownDevice } from './device-cookie';
import { verifyPassword } from './passwords';
import { clearTries, returnTry, type SlowDown, spendTry } from './rate-limits';
import { startSession } from './start-session';

type Input = { email: string; password: string; client: Client; replaces?: string | null };
type Entry = { userId: string; email: string; sessionId: string };

/**
 * Signs somebody in with address and password: a new session, whose id goes into the cookie. An unknown address, a
 * wrong password and a disabled account get one answer after the same work. Throws OverloadedError in a flood.
 */
export async function signIn({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: Input;
}): Promise<Result<Entry, Failure<'WRONG_CREDENTIALS'> | SlowDown>> {
  const { email, password, client, replaces } = input;
  const device = knownDevice(client.device, email);
  const [rule, key] = device ? (['sign-in-device', device] as const) : (['sign-in-account', email] as const);
  const refused =
    (await spendTry(ctx, 'sign-in-address', client.address)) ?? (await spendTry(ctx, rule, key));
  if (refused) return refused;

  const [user] = await ctx.db
    .select({ id: users.id, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.email, email));
  const matches = await verifyPassword(user?.passwordHash, password);
  const session =
    user && matches ? await open(ctx, { ...user, userAgent: client.userAgent, replaces }) : null;
  if (!user || !session)
    return fail('WRONG_CREDENTIALS', 'This address and password do not belong together.');

  await returnTry(ctx, 'sign-in-address', client.address);
  await clearTries(ctx, rule, key);
  return { ok: true, userId: user.id, email, sessionId: session.sessionId };
}

function open(
  ctx: Ctx,
  input: { id: string; passwordHash: string | null; userAgent: string | null; replaces?: string | null },
) {
  return withTransaction(ctx, async (tx) => {
    const session = await startSession(tx, { userId: input.id, ...input });
    if (session) await audit(tx, { action: 'session.started', subjectType: 'user', subjectId: input.id });
    return session;
  });
}
