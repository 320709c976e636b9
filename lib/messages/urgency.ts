import type { mails } from '@/db/schema';

type MailKind = typeof mails.$inferSelect.kind;

/** Somebody sits before the screen and waits for these: they overtake any number of receipts. */
const awaited: ReadonlySet<MailKind> = new Set<MailKind>([
  'verification',
  'password_reset',
  'waitlist_confirm',
]);

/** Whether a mail of this kind goes before the others, and without waiting its turn at the provider. */
export const isUrgent = (kind: MailKind): boolean => awaited.has(kind);
