import { and, eq, isNull } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { audit } from '@/db/audit';
import { authenticators, passkeys, recoveryCodes, sessions, users } from '@/db/schema';
import { type Proof, withProof } from './check-proof';
import { oweFactorMail } from './owe-factor-mail';
import type { OweMail } from './owed-mail';
import { renewRecoveryCodes } from './recovery-codes';

type Input = { sessionId: string; proof: Proof };

/** Switches the second factor off, with a proof of it: authenticator, passkeys and recovery codes are gone. */
export function endSecondFactor({ ctx, input, owe }: { ctx: Ctx; input: Input; owe: OweMail }) {
  return withProof(ctx, input, async (tx, userId): Promise<{ ok: true }> => {
    await tx.db.update(users).set({ secondFactorSince: null }).where(eq(users.id, userId));
    // Who only knew the password still waits for a code; he must not get in by its end.
    await tx.db.delete(sessions).where(and(eq(sessions.userId, userId), isNull(sessions.secondFactorAt)));
    await tx.db.delete(authenticators).where(eq(authenticators.userId, userId));
    await tx.db.delete(passkeys).where(eq(passkeys.userId, userId));
    await tx.db.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
    await audit(tx, { action: 'user.second_factor_off', subjectType: 'user', subjectId: userId });
    await oweFactorMail(tx, owe, { userId, change: 'off' });
    return { ok: true };
  });
}

/** Gives new recovery codes, which are returned once; the old ones are worthless. */
export function replaceRecoveryCodes({ ctx, input }: { ctx: Ctx; input: Input }) {
  return withProof(ctx, input, async (tx, userId): Promise<{ ok: true; codes: string[] }> => {
    const codes = await renewRecoveryCodes(tx, userId);
    await audit(tx, { action: 'user.recovery_codes_renewed', subjectType: 'user', subjectId: userId });
    return { ok: true, codes };
  });
}
