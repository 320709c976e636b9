import type { Message } from '../state';
import { invalid } from './errors';
import { isAbsent, mailboxes, missing, recipients, sender } from './mailboxes';
import { parseAttachments, parseHeaders, parseTags } from './parse-extras';

/** What a request says about one mail; the rest is the inbox's own. */
export type Email = Omit<Message, 'id' | 'createdAt' | 'idempotencyKey'>;

/** Fields of Resend's that this does not act on: refused loudly rather than ignored. */
const NOT_IMPLEMENTED = ['template', 'scheduled_at', 'topic_id', 'region'];

/** Checks one mail as Resend does. Throws the refusal of the first field that is wrong. */
export function parseEmail(body: unknown): Email {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw invalid('The request body must be an object.');
  }
  const fields: Record<string, unknown> = { ...body };
  for (const field of NOT_IMPLEMENTED) {
    if (!isAbsent(fields[field])) throw invalid(`The local inbox does not implement \`${field}\`.`);
  }
  const from = sender(fields.from);
  const to = recipients(fields.to);
  const subject = text(fields.subject, 'subject');
  if (subject === '') throw missing('subject');
  if (/[\r\n]/.test(subject)) throw invalid('The `\\n` is not allowed in the `subject` field.');
  const html = text(fields.html, 'html');
  const plain = text(fields.text, 'text');
  if (html === '' && plain === '') throw invalid('Missing `html` or `text` field.');
  return {
    from,
    to,
    cc: mailboxes(fields.cc, 'cc'),
    bcc: mailboxes(fields.bcc, 'bcc'),
    replyTo: mailboxes(fields.reply_to, 'reply_to'),
    subject,
    html,
    text: plain,
    headers: parseHeaders(fields.headers),
    tags: parseTags(fields.tags),
    attachments: parseAttachments(fields.attachments),
  };
}

function text(value: unknown, field: string): string {
  if (isAbsent(value)) return '';
  if (typeof value !== 'string') throw invalid(`The \`${field}\` field must be a \`string\`.`);
  return value;
}
