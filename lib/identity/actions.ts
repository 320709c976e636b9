'use server';

import { redirect } from 'next/navigation';
import { oweMail } from '@/lib/messages/owe-mail';
import { runAction } from './action';
import { currentSessionId } from './current';
import { signOut } from './end-sessions';
import {
  afterSignIn,
  afterVerification,
  clearSessionCookie,
  forgetBrowser,
  rememberReturn,
  setSessionCookie,
  takeReturn,
} from './enter';
import {
  nothingInput,
  requestResetInput,
  resetPasswordInput,
  signInInput,
  signUpInput,
  verifyEmailInput,
} from './input';
import { findWaitingSession } from './pass-second-factor';
import { requestClient } from './request-client';
import { requestPasswordReset } from './request-password-reset';
import { resetPassword } from './reset-password';
import { safeReturnPath } from './return-path';
import { signIn } from './sign-in';
import { signUp } from './sign-up';
import { verifyEmail } from './verify-email';

/** Signs in and goes to `callbackUrl` (a path on this site). */
export async function signInAction(_before: unknown, formData: FormData) {
  return runAction(signInInput, formData, async (ctx, { callbackUrl, ...credentials }) => {
    const [client, replaces] = await Promise.all([requestClient(), currentSessionId()]);
    const result = await signIn({ ctx, input: { ...credentials, client, replaces } });
    if (!result.ok) return result;
    await setSessionCookie(result.sessionId);
    await afterSignIn(result);
    const path = safeReturnPath(callbackUrl);
    const waits = await findWaitingSession(ctx, result.sessionId);
    redirect(waits ? `/sign-in/code?callbackUrl=${encodeURIComponent(path)}` : path);
  });
}

/** Opens an account and goes to the page that asks to look into the mailbox. */
export async function signUpAction(_before: unknown, formData: FormData) {
  return runAction(signUpInput, formData, async (ctx, { callbackUrl, ...input }) => {
    const result = await signUp({ ctx, input: { ...input, client: await requestClient() }, owe: oweMail });
    if (!result.ok) return result;
    if (callbackUrl) await rememberReturn(safeReturnPath(callbackUrl));
    redirect('/verify?sent=1');
  });
}

/** Uses the link of a verification mail up; orders placed as a guest with that address join the account. */
export async function verifyEmailAction(_before: unknown, formData: FormData) {
  return runAction(verifyEmailInput, formData, async (ctx, input) => {
    const result = await verifyEmail({ ctx, input });
    if (!result.ok) return result;
    await afterVerification(result);
    const path = await takeReturn();
    if (ctx.actor.kind !== 'visitor') redirect(path ?? '/account?done=verified');
    redirect(`/sign-in?done=verified${path ? `&callbackUrl=${encodeURIComponent(path)}` : ''}`);
  });
}

/** Sends the link for a new password; says the same whether the address has an account or not. */
export async function requestResetAction(_before: unknown, formData: FormData) {
  return runAction(requestResetInput, formData, async (ctx, input) =>
    requestPasswordReset({ ctx, input: { ...input, client: await requestClient() }, owe: oweMail }),
  );
}

/** Sets a new password through a link and goes to the sign-in. */
export async function resetPasswordAction(_before: unknown, formData: FormData) {
  return runAction(resetPasswordInput, formData, async (ctx, input) => {
    const result = await resetPassword({ ctx, input, owe: oweMail });
    if (!result.ok) return result;
    await clearSessionCookie();
    redirect('/sign-in?done=reset');
  });
}

/** Ends this session and goes home. */
export async function signOutAction(_before: unknown, formData: FormData) {
  return runAction(nothingInput, formData, async (ctx) => {
    const sessionId = await currentSessionId();
    if (sessionId) await signOut({ ctx, input: { sessionId } });
    await forgetBrowser();
    redirect('/');
  });
}
