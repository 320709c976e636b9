'use server';

import { redirect } from 'next/navigation';
import { oweMail } from '@/lib/messages/owe-mail';
import { runAction } from './action';
import { endSecondFactor, replaceRecoveryCodes } from './change-second-factor';
import { currentSessionId } from './current';
import { afterSignIn } from './enter';
import { beginSecondFactorInput, codeInput, passInput, proofInput } from './input';
import { passSecondFactor } from './pass-second-factor';
import { safeReturnPath } from './return-path';
import { beginSecondFactor, confirmSecondFactor } from './set-up-second-factor';

/** Gives the code or passkey that a sign-in still waits for, and goes to `callbackUrl`. */
export async function passSecondFactorAction(_before: unknown, formData: FormData) {
  return runAction(passInput, formData, async (ctx, { callbackUrl, ...proof }) => {
    const sessionId = (await currentSessionId()) ?? '';
    const result = await passSecondFactor({ ctx, input: { sessionId, proof } });
    if (!result.ok) return result;
    await afterSignIn({ sessionId, email: result.email });
    redirect(result.usedRecoveryCode ? '/account/second-factor?done=recovery' : safeReturnPath(callbackUrl));
  });
}

/** Makes a key for an authenticator and shows it. */
export async function beginSecondFactorAction(_before: unknown, formData: FormData) {
  return runAction(beginSecondFactorInput, formData, async (ctx, input) => {
    const sessionId = (await currentSessionId()) ?? '';
    const result = await beginSecondFactor({ ctx, input: { ...input, sessionId } });
    return result.ok ? redirect('/account/second-factor') : result;
  });
}

/** Confirms the authenticator; the answer carries the recovery codes when it is the first of the account. */
export async function confirmSecondFactorAction(_before: unknown, formData: FormData) {
  return runAction(codeInput, formData, async (ctx, { code }) => {
    const sessionId = (await currentSessionId()) ?? '';
    return confirmSecondFactor({ ctx, input: { code, sessionId }, owe: oweMail });
  });
}

/** Gives new recovery codes; the answer carries them. */
export async function replaceRecoveryCodesAction(_before: unknown, formData: FormData) {
  return runAction(proofInput, formData, async (ctx, proof) => {
    const sessionId = (await currentSessionId()) ?? '';
    return replaceRecoveryCodes({ ctx, input: { sessionId, proof } });
  });
}

/** Switches the second factor off. */
export async function endSecondFactorAction(_before: unknown, formData: FormData) {
  return runAction(proofInput, formData, async (ctx, proof) => {
    const sessionId = (await currentSessionId()) ?? '';
    const result = await endSecondFactor({ ctx, input: { sessionId, proof }, owe: oweMail });
    return result.ok ? redirect('/account/settings?done=factor-off') : result;
  });
}
