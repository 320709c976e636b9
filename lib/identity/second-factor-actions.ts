'use server';

import { redirect } from 'next/navigation';
import { runAction } from './action';
import { endSecondFactor, replaceRecoveryCodes } from './change-second-factor';
import { currentSessionId } from './current';
import { afterSignIn } from './enter';
import { beginSecondFactorInput, codeInput, passCodeInput } from './input';
import { passSecondFactor } from './pass-second-factor';
import { safeReturnPath } from './return-path';
import { beginSecondFactor, confirmSecondFactor } from './set-up-second-factor';

/** Gives the code that a sign-in still waits for, and goes to `callbackUrl`. */
export async function passSecondFactorAction(_before: unknown, formData: FormData) {
  return runAction(passCodeInput, formData, async (ctx, { code, callbackUrl }) => {
    const sessionId = (await currentSessionId()) ?? '';
    const result = await passSecondFactor({ ctx, input: { sessionId, code } });
    if (!result.ok) return result;
    await afterSignIn({ sessionId, email: result.email });
    redirect(result.usedRecoveryCode ? '/account/second-factor?done=recovery' : safeReturnPath(callbackUrl));
  });
}

/** Makes a key for an authenticator and shows it. */
export async function beginSecondFactorAction(_before: unknown, formData: FormData) {
  return runAction(beginSecondFactorInput, formData, async (ctx, input) => {
    const result = await beginSecondFactor({ ctx, input });
    return result.ok ? redirect('/account/second-factor') : result;
  });
}

/** Switches the second factor on; the answer carries the recovery codes. */
export async function confirmSecondFactorAction(_before: unknown, formData: FormData) {
  return runAction(codeInput, formData, async (ctx, { code }) => {
    const sessionId = (await currentSessionId()) ?? '';
    return confirmSecondFactor({ ctx, input: { code, sessionId } });
  });
}

/** Gives new recovery codes; the answer carries them. */
export async function replaceRecoveryCodesAction(_before: unknown, formData: FormData) {
  return runAction(codeInput, formData, (ctx, input) => replaceRecoveryCodes({ ctx, input }));
}

/** Switches the second factor off. */
export async function endSecondFactorAction(_before: unknown, formData: FormData) {
  return runAction(codeInput, formData, async (ctx, input) => {
    const result = await endSecondFactor({ ctx, input });
    return result.ok ? redirect('/account/settings?done=factor-off') : result;
  });
}
