import { createTransport, type Transporter } from 'nodemailer';
import { env } from '@/lib/env';
import { type MailMessage, PermanentMailError } from './message';

let cached: Transporter | undefined;

function transport(url: string): Transporter {
  cached ??= createTransport(url, { disableFileAccess: true, disableUrlAccess: true });
  return cached;
}

/**
 * Sends over SMTP, for example Gmail's with an app password. SMTP knows no idempotency key; the Message-ID is made
 * from the mail's id, so that mailboxes which got a mail twice can show it once.
 */
export async function sendBySmtp(message: MailMessage, url: string): Promise<{ providerId: string }> {
  const { id, ...mail } = message;
  const domain = new URL(env().BASE_URL).hostname;
  try {
    const sent = await transport(url).sendMail({
      from: env().MAIL_FROM,
      messageId: `<${id}@${domain}>`,
      ...mail,
    });
    return { providerId: String(sent.messageId) };
  } catch (error) {
    // RFC 5321: 5yz is a permanent refusal, 4yz asks to come again.
    const code = (error as { responseCode?: number }).responseCode ?? 0;
    if (code >= 500 && code < 600)
      throw new PermanentMailError(`The mail server refused: ${code}`, { cause: error });
    throw error;
  }
}
