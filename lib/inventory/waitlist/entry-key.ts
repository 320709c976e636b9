import { isSignatureOf, sign } from '@/lib/identity/signing';

const purpose = 'waitlist entry';

/** The path at which somebody who waits sees his place, leaves, and takes what he is offered, without an account. */
export const entryLink = (entryId: string): string => `/waitlist/${entryId}?key=${sign(purpose, entryId)}`;

/** Whether `key` is the one that we signed for this entry. It works as long as the entry does. */
export const isEntryKey = (key: string | undefined, entryId: string): boolean =>
  key !== undefined && isSignatureOf(key, purpose, entryId);
