'use server';

import { redirect } from 'next/navigation';
import { oweMail } from '@/lib/messages/owe-mail';
import { runAction } from './action';
import { changeEmail } from './change-email';
import { changePassword } from './change-password';
import { revokeSession, signOutEverywhere } from './end-sessions';
import { forgetBrowser, setSessionCookie } from './enter';
import {
  changeEmailInput,
  changePasswordInput,
  nothingInput,
  profileInput,
  revokeSessionInput,
} from './input';
import { requestClient } from './request-client';
import { resendVerification } from './resend-verification';
import { updateProfile } from './update-profile';

const settings = '/account/settings';

/** Changes the account's name. */
export async function updateProfileAction(_before: unknown, formData: FormData) {
  return runAction(profileInput, formData, (ctx, input) => updateProfile({ ctx, input }));
}

/** Changes the password; this browser stays signed in under a new session, all others are signed out. */
export async function changePasswordAction(_before: unknown, formData: FormData) {
  return runAction(changePasswordInput, formData, async (ctx, input) => {
    const { userAgent } = await requestClient();
    const result = await changePassword({ ctx, input: { ...input, userAgent }, owe: oweMail });
    if (!result.ok) return result;
    await setSessionCookie(result.sessionId);
    redirect(`${settings}?done=password`);
  });
}

/** Sends the link that makes a new address the account's. */
export async function changeEmailAction(_before: unknown, formData: FormData) {
  return runAction(changeEmailInput, formData, (ctx, input) => changeEmail({ ctx, input, owe: oweMail }));
}

/** Sends the verification mail again. */
export async function resendVerificationAction(_before: unknown, formData: FormData) {
  return runAction(nothingInput, formData, (ctx) => resendVerification({ ctx, owe: oweMail }));
}

/** Ends every session of the account and goes to the sign-in. */
export async function signOutEverywhereAction(_before: unknown, formData: FormData) {
  return runAction(nothingInput, formData, async (ctx) => {
    await signOutEverywhere({ ctx });
    await forgetBrowser();
    redirect('/sign-in?done=everywhere');
  });
}

/** Ends one session of the account's list. */
export async function revokeSessionAction(_before: unknown, formData: FormData) {
  return runAction(revokeSessionInput, formData, async (ctx, input) => {
    await revokeSession({ ctx, input });
    redirect(`${settings}?done=session`);
  });
}
