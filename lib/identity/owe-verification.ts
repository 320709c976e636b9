import type { Ctx } from '@/db';
import { sealMailToken } from './mail-token';
import type { OweMail } from './owed-mail';
import { issueToken } from './tokens';

/** Owes the mail whose link proves that `email` is this account's. The address may be one it is changing to. */
export async function oweVerification(
  ctx: Ctx,
  { userId, email }: { userId: string; email: string },
  owe: OweMail,
): Promise<void> {
  const token = await issueToken(ctx, { userId, purpose: 'verify_email', email });
  const data = { sealedToken: sealMailToken(token, userId) };
  await owe({ ctx, input: { kind: 'verification', userId, toAddress: email, data } });
}
