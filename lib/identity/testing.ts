import { makeUser } from '@/db/factories';
import { sessions } from '@/db/schema';
import type { TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import type { Client } from './client';
import { openMailToken } from './mail-token';
import type { OwedMail, OweMail } from './owed-mail';
import { hashPassword } from './passwords';
import { hashSessionId, newSessionId } from './session-cookie';

export const goodPassword = 'velvet otter drum';

/** A browser at an address of its own, so that no test uses up another's tries. */
export const newClient = (values: Partial<Client> = {}): Client => ({
  address: newId(),
  userAgent: 'Firefox/140.0 (Linux)',
  ...values,
});

/** An account with `goodPassword`. */
export async function makeAccount({ db }: TestDatabase, values: Parameters<typeof makeUser>[1] = {}) {
  return makeUser(db, { passwordHash: await hashPassword(goodPassword), ...values });
}

/** A live session, written directly. */
export async function makeSession({ db }: Pick<TestDatabase, 'db'>, userId: string): Promise<string> {
  const sessionId = newSessionId();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db.insert(sessions).values({ idHash: hashSessionId(sessionId), userId, expiresAt });
  return sessionId;
}

/** Collects what is owed instead of sending it, and reads the token of the last link to an account. */
export function makeOutbox() {
  const owed: OwedMail[] = [];
  const owe: OweMail = async ({ input }) => {
    owed.push(input);
  };
  const lastToken = (userId: string): string => {
    const mail = owed.findLast((one) => one.userId === userId && 'sealedToken' in one.data);
    if (!mail || !('sealedToken' in mail.data)) throw new Error('No link is owed to this account');
    return openMailToken(mail.data.sealedToken, userId);
  };
  return { owed, owe, lastToken };
}
