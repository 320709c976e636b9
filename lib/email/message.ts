/** A mail that is ready to go. `id` is ours; providers use it to recognise a repetition. */
export type MailMessage = {
  id: string;
  /** "receipt": what the provider counts it under. */
  kind: string;
  to: string;
  /** Whom answers reach; the sender's address when left out. */
  replyTo?: string;
  subject: string;
  html: string;
  text: string;
};

/** The provider understood and refused for good: sending it again would change nothing. */
export class PermanentMailError extends Error {
  override name = 'PermanentMailError';
}

// Line breaks end a header; the others have no business in one.
const control = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** Text from people, fit for a mail's header: one line, at most `most` characters. */
export function headerText(text: string, most = 200): string {
  return text.replace(control, ' ').replace(/ {2,}/g, ' ').trim().slice(0, most);
}

/** Refuses an address that could smuggle in a header or a second recipient. */
export function checkAddress(address: string): string {
  if (!/^[^\s,;<>"@]+@[^\s,;<>"@]+$/.test(address))
    throw new PermanentMailError('The address is not one address');
  return address;
}
