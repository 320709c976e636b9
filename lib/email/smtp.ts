import { createTransport, type Transporter } from 'nodemailer';
import { env } from '@/lib/env';
import { type MailMessage, PermanentMailError } from './message';

type SmtpError = { code?: string; command?: string; responseCode?: number };

let cached: Transporter | undefined;

// Shorter together than the lease that a worker has on a mail.
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 15_000 };

function transport(url: string): Transporter {
  cached ??= createTransport({ url, ...patience, disableFileAccess: true, disableUrlAccess: true });
  return cached;
}

/**
 * Sends over SMTP, for example Gmail's with an app password. SMTP knows no idempotency key; the Message-ID is made
 * from the mail's id, so that mailboxes which got a mail twice can show it once.
 */
export async function sendBySmtp(message: MailMessage, url: string): Promise<{ providerId: string }> {
  const { id, kind: _, ...mail } = message;
  const domain = new URL(env().BASE_URL).hostname;
  try {
    const sent = await transport(url).sendMail({
      from: env().MAIL_FROM,
      messageId: `<${id}@${domain}>`,
      ...mail,
    });
    return { providerId: String(sent.messageId) };
  } catch (error) {
    throw judged(error as SmtpError);
  }
}

/**
 * RFC 5321: 5yz refuses for good, 4yz asks to come again. A refusal before the recipient was named (a wrong password,
 * a sender who may not send) is about our settings, so the mail waits. The server's own words can hold the address:
 * they are left out.
 */
function judged({ code = '', command = '', responseCode = 0 }: SmtpError): Error {
  const reason = [code, command, responseCode || ''].filter(Boolean).join(' ');
  const aboutTheMail = command === 'RCPT TO' || command === 'DATA';
  if (aboutTheMail && responseCode >= 500)
    return new PermanentMailError(`The mail server refused: ${reason}`);
  return new Error(`The mail server did not take the mail: ${reason}`);
}
