import { type Failure, fail } from '@/lib/result';

const reasons: Record<string, string> = {
  NotAllowedError: 'Nothing was confirmed. Try again when you are ready.',
  InvalidStateError: 'This device has a passkey for your account already.',
  NotSupportedError: 'This device cannot make a passkey that checks who you are.',
};

/** Lets the browser make or use a passkey, and turns what it throws into a sentence. The answer is JSON. */
export async function askBrowser(
  ceremony: () => Promise<unknown>,
): Promise<{ ok: true; passkey: string } | Failure<'NOT_DONE'>> {
  try {
    return { ok: true, passkey: JSON.stringify(await ceremony()) };
  } catch (error) {
    const reason = error instanceof Error ? reasons[error.name] : undefined;
    return fail('NOT_DONE', reason ?? 'Your browser could not do this. Try another one, or another device.');
  }
}
