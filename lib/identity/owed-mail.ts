import type { Ctx } from '@/db';

/** What became of an account's second factor. */
export const factorChanges = ['passkey_added', 'passkey_removed', 'app_added', 'app_removed', 'off'] as const;
export type FactorChange = (typeof factorChanges)[number];

/** A mail that a verb of this domain owes to somebody. */
export type OwedMail = { userId: string; toAddress: string } & (
  | { kind: 'verification'; data: { sealedToken: string } }
  | { kind: 'password_reset'; data: { sealedToken: string } }
  | { kind: 'account_exists' | 'password_changed'; data: Record<string, never> }
  | { kind: 'second_factor_changed'; data: { change: FactorChange } }
);

/**
 * Writes an owed mail down in the caller's transaction. Handed to the verbs, since the messages domain, which does it,
 * stands to the right of this one.
 */
export type OweMail = (call: { ctx: Ctx; input: OwedMail }) => Promise<unknown>;
