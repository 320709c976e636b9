import { invalid, ResendError } from './errors';

const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;
const MOST_RECIPIENTS = 50;

/** The sender. Throws when it is missing or no mailbox. */
export function sender(value: unknown): string {
  if (isAbsent(value)) throw missing('from');
  return mailbox(value, 'from');
}

/** The recipients, 1 to 50. Throws when there are none, too many, or one is no mailbox. */
export function recipients(value: unknown): string[] {
  if (isAbsent(value) || (Array.isArray(value) && value.length === 0)) throw missing('to');
  const list = mailboxes(value, 'to');
  if (list.length > MOST_RECIPIENTS) {
    throw invalid(`The \`to\` field must have at most ${MOST_RECIPIENTS} addresses.`);
  }
  return list;
}

/** A list of mailboxes that may be missing, be one text, or many. */
export function mailboxes(value: unknown, field: string): string[] {
  if (isAbsent(value)) return [];
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.map((one) => mailbox(one, field));
}

/** The 422 for a field that was not sent. */
export function missing(field: string): ResendError {
  return new ResendError('missing_required_field', `Missing \`${field}\` field.`);
}

export function isAbsent(value: unknown): value is null | undefined | '' {
  return value === undefined || value === null || value === '';
}

function mailbox(value: unknown, field: string): string {
  if (typeof value === 'string' && !/[\r\n]/.test(value)) {
    const address = /^[^<>]*<([^<>]+)>$/.exec(value.trim())?.[1] ?? value;
    if (ADDRESS.test(address.trim())) return value.trim();
  }
  throw invalid(
    `Invalid \`${field}\` field. The email address needs to follow the \`email@example.com\` or \`Name <email@example.com>\` format.`,
  );
}
