import { env } from '@/lib/env';
import { checkAddress, headerText, type MailMessage } from './message';
import { sendByResend } from './resend';
import { sendBySmtp } from './smtp';

/**
 * Hands a mail to the provider that is configured: SMTP_URL when set, else Resend (or the local inbox, which speaks
 * Resend's protocol). Throws PermanentMailError when it never will be taken, any other error when it may be later.
 */
export async function sendMessage(message: MailMessage): Promise<{ providerId: string | null }> {
  const { SMTP_URL, RESEND_API_KEY } = env();
  const safe = { ...message, to: checkAddress(message.to), subject: headerText(message.subject) };
  if (safe.replyTo) checkAddress(safe.replyTo);
  if (SMTP_URL) return sendBySmtp(safe, SMTP_URL);
  if (RESEND_API_KEY) return sendByResend(safe, RESEND_API_KEY);
  throw new Error('No mail provider is configured: set RESEND_API_KEY or SMTP_URL');
}
