import type { Ctx } from '@/db';

/** A mail that a verb of this domain owes to somebody. */
export type OwedMail = { userId: string; toAddress: string } & (
  | { kind: 'verification'; data: { sealedToken: string } }
  | { kind: 'password_reset'; data: { sealedToken: string } }
  | { kind: 'account_exists' | 'password_changed'; data: Record<string, never> }
);

/**
 * Writes an owed mail down in the caller's transaction. Handed to the verbs, since the messages domain, which does it,
 * stands to the right of this one.
 */
export type OweMail = (call: { ctx: Ctx; input: OwedMail }) => Promise<unknown>;
