'use server';

import { redirect } from 'next/navigation';
import { userIdOf } from '@/lib/actor';
import { oweMail } from '@/lib/messages/owe-mail';
import { fail } from '@/lib/result';
import { runAction } from './action';
import { addPasskey, beginPasskey } from './add-passkey';
import { removeFactor, renamePasskey } from './change-passkeys';
import { askForPasskey } from './check-passkey';
import { currentSessionId } from './current';
import {
  addPasskeyInput,
  beginPasskeyInput,
  nothingInput,
  removeFactorInput,
  renamePasskeyInput,
} from './input';
import { findWaitingSession } from './pass-second-factor';

/** What the browser needs to make a passkey. */
export async function beginPasskeyAction(_before: unknown, formData: FormData) {
  return runAction(beginPasskeyInput, formData, async (ctx, { currentPassword }) => {
    const sessionId = (await currentSessionId()) ?? '';
    return beginPasskey({ ctx, input: { currentPassword, sessionId } });
  });
}

/** Keeps the passkey that the browser made; the answer carries the recovery codes when it is the account's first. */
export async function addPasskeyAction(_before: unknown, formData: FormData) {
  return runAction(addPasskeyInput, formData, async (ctx, input) => {
    const sessionId = (await currentSessionId()) ?? '';
    return addPasskey({ ctx, input: { ...input, sessionId }, owe: oweMail });
  });
}

/** What the browser needs to let a passkey sign: of the account, or of the one whose sign-in waits for it. */
export async function askForPasskeyAction(_before: unknown, formData: FormData) {
  return runAction(nothingInput, formData, async (ctx) => {
    const sessionId = (await currentSessionId()) ?? '';
    const userId = userIdOf(ctx.actor) ?? (await findWaitingSession(ctx, sessionId))?.userId;
    if (!userId) return fail('SIGNED_OUT', 'That took too long. Please sign in again.');
    const options = await askForPasskey(ctx, { userId, sessionId });
    if (!options) return fail('NO_PASSKEY', 'This account has no passkey that can be used.');
    return { ok: true as const, options };
  });
}

/** Calls a passkey something else. */
export async function renamePasskeyAction(_before: unknown, formData: FormData) {
  return runAction(renamePasskeyInput, formData, async (ctx, { passkey, name }) => {
    const result = await renamePasskey({ ctx, input: { passkeyId: passkey, name } });
    return result.ok ? redirect('/account/second-factor?done=renamed') : result;
  });
}

/** Removes a passkey or the authenticator. */
export async function removeFactorAction(_before: unknown, formData: FormData) {
  return runAction(removeFactorInput, formData, async (ctx, { factor, ...proof }) => {
    const sessionId = (await currentSessionId()) ?? '';
    const result = await removeFactor({ ctx, input: { sessionId, factor, proof }, owe: oweMail });
    return result.ok ? redirect('/account/second-factor?done=removed') : result;
  });
}
