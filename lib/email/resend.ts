import { Resend } from 'resend';
import { env } from '@/lib/env';
import { type MailMessage, PermanentMailError } from './message';

/** Milliseconds; shorter than the lease that a worker has on a mail. */
const patience = 20_000;

let cached: Resend | undefined;

function client(apiKey: string): Resend {
  cached ??= new Resend(apiKey, { baseUrl: env().RESEND_API_URL });
  return cached;
}

/**
 * Sends through Resend. The mail's id is the idempotency key: a second call with it sends nothing more. The id that
 * Resend gave is null when an earlier call got it and its answer was lost.
 */
export async function sendByResend(
  message: MailMessage,
  apiKey: string,
): Promise<{ providerId: string | null }> {
  const { id, kind, ...mail } = message;
  const { data, error } = await client(apiKey).emails.send(
    { from: env().MAIL_FROM, tags: tagsFor(id, kind), ...mail },
    { idempotencyKey: id, signal: AbortSignal.timeout(patience) },
  );
  if (data) return { providerId: data.id };
  // The key is known with other words: Resend has the mail, only our text changed between the two tries.
  if (error?.name === 'invalid_idempotent_request') return { providerId: null };
  const reason = `${error?.statusCode ?? 'no answer'} ${error?.name ?? ''}`.trim();
  if (isAboutTheMail(error)) throw new PermanentMailError(`Resend refused: ${reason}`);
  throw new Error(`Resend did not take the mail: ${reason}`);
}

/** Come back with every event about the mail; `readBounce` finds ours by them. */
function tagsFor(id: string, kind: string) {
  return [
    { name: 'mail_id', value: id },
    { name: 'kind', value: kind },
  ];
}

/**
 * Whether the refusal is of this mail, which trying again would not change. A wrong key, a domain that is not verified
 * or a quota stops every mail until somebody repairs it: those wait in the queue.
 */
function isAboutTheMail(error: { name: string; statusCode: number | null } | null): boolean {
  return (
    (error?.statusCode === 422 || error?.statusCode === 400) &&
    ['validation_error', 'missing_required_field', 'invalid_parameter'].includes(error.name)
  );
}
