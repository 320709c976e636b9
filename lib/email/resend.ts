import { Resend } from 'resend';
import { env } from '@/lib/env';
import { type MailMessage, PermanentMailError } from './message';

let cached: Resend | undefined;

function client(apiKey: string): Resend {
  cached ??= new Resend(apiKey, { baseUrl: env().RESEND_API_URL });
  return cached;
}

/** Errors that the same mail would meet again; everything else (limits, faults, no answer) is worth another try. */
const permanent = new Set([
  'validation_error',
  'missing_required_field',
  'invalid_parameter',
  'invalid_from_address',
  'invalid_idempotent_request',
  'not_found',
]);

/** Sends through Resend. The mail's id is the idempotency key: a second call with it sends nothing more. */
export async function sendByResend(message: MailMessage, apiKey: string): Promise<{ providerId: string }> {
  const { id, ...mail } = message;
  const { data, error } = await client(apiKey).emails.send(
    { from: env().MAIL_FROM, ...mail },
    { idempotencyKey: id },
  );
  if (data) return { providerId: data.id };
  if (error && permanent.has(error.name)) throw new PermanentMailError(`Resend refused: ${error.name}`);
  throw new Error(`Resend did not take the mail: ${error?.name ?? 'no answer'}`);
}
