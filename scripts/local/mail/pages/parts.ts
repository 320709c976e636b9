import type { Answer } from '@/scripts/local/shared/http';
import type { Message } from '../state';
import { headersWith, notFoundPage } from './layout';

/** Pictures and inline styles as in a mail program; no scripts, no forms, links only into new tabs. */
const MAIL_POLICY =
  "default-src 'none'; img-src data: http: https:; style-src 'unsafe-inline'; font-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/** The HTML part alone, kept in the sandbox of its own policy wherever it is opened. */
export function htmlPart(message: Message): Answer {
  return message.html === '' ? notFoundPage() : htmlDocument(message.html);
}

/** A mail's HTML as a document that can do nothing but be read and followed. */
export function htmlDocument(mail: string): Answer {
  // Without a base, a link would open inside the frame.
  const base = '<base target="_blank">';
  const head = /<head(\s[^>]*)?>/i.exec(mail);
  const at = head ? head.index + head[0].length : 0;
  const body = mail.slice(0, at) + base + mail.slice(at);
  return { status: 200, body, headers: headersWith(MAIL_POLICY, 'text/html; charset=utf-8') };
}

/** An attachment to save; never shown in place, since its type is the sender's word. */
export function attachmentPart(message: Message, index: number): Answer<string | Buffer> {
  const attachment = message.attachments[index];
  if (!attachment) return notFoundPage();
  const name = encodeURIComponent(attachment.filename);
  return {
    status: 200,
    body: Buffer.from(attachment.content, 'base64'),
    headers: {
      ...headersWith("default-src 'none'; sandbox", 'application/octet-stream'),
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    },
  };
}
