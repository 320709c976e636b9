import { randomUUID } from 'node:crypto';
import type { Message, State } from '../state';
import { invalid, ResendError } from './errors';
import { type Email, parseEmail } from './parse-email';

type Call = {
  body: unknown;
  id: string;
  key: string | null;
  /** Resend's `x-batch-validation`: with `permissive`, good mails of a batch go although others are wrong. */
  isPermissive: boolean;
  now: number;
};
/** What a request leads to: the answer's body, and the mails to write down before it is given. */
type Outcome = { body: object; accepted: Message[] };
export type Endpoint = { method: string; path: RegExp; run(state: State, call: Call): Outcome };

const MOST_IN_BATCH = 100;

export const ENDPOINTS: readonly Endpoint[] = [
  { method: 'POST', path: /^\/emails$/, run: sendOne },
  { method: 'POST', path: /^\/emails\/batch$/, run: sendBatch },
  { method: 'GET', path: /^\/emails\/([0-9a-f-]{36})$/, run: retrieve },
];

function sendOne(_state: State, call: Call): Outcome {
  const message = accept(parseEmail(call.body), call);
  return { body: { id: message.id }, accepted: [message] };
}

function sendBatch(_state: State, call: Call): Outcome {
  if (!Array.isArray(call.body) || call.body.length === 0) {
    throw invalid('The request body must be an array of emails.');
  }
  if (call.body.length > MOST_IN_BATCH) throw invalid(`A batch may have at most ${MOST_IN_BATCH} emails.`);
  const accepted: Message[] = [];
  const errors: { index: number; message: string }[] = [];
  for (const [index, body] of call.body.entries()) {
    try {
      accepted.push(accept(forBatch(parseEmail(body)), call));
    } catch (error) {
      if (!call.isPermissive || !(error instanceof ResendError)) throw error;
      errors.push({ index, message: error.message });
    }
  }
  const data = accepted.map(({ id }) => ({ id }));
  return { body: call.isPermissive ? { data, errors } : { data }, accepted };
}

function forBatch(email: Email): Email {
  if (email.attachments.length > 0) throw invalid('The `attachments` field is not supported in a batch.');
  return email;
}

function retrieve({ messages }: State, { id }: Call): Outcome {
  const message = messages.get(id);
  if (!message) throw new ResendError('not_found', 'Email not found');
  const orNull = (list: string[]) => (list.length > 0 ? list : null);
  const body = {
    object: 'email',
    id,
    message_id: `<${id}@inbox.local>`,
    created_at: message.createdAt,
    from: message.from,
    to: message.to,
    cc: orNull(message.cc),
    bcc: orNull(message.bcc),
    reply_to: orNull(message.replyTo),
    subject: message.subject,
    html: message.html || null,
    text: message.text || null,
    tags: message.tags,
    scheduled_at: null,
    last_event: 'delivered',
  };
  return { body, accepted: [] };
}

function accept(email: Email, { key, now }: Call): Message {
  return { id: randomUUID(), createdAt: new Date(now).toISOString(), ...email, idempotencyKey: key };
}
