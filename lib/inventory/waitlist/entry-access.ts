import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '@/lib/actor';
import { isEntryKey } from './entry-key';

export type EntryWish = { entryId: string /** From the link in a mail. */; key?: string };

/** The address that an actor has shown to be his, or null. */
export function ownAddress(actor: Actor): string | null {
  if (actor.kind === 'staff') return actor.email;
  return actor.kind === 'fan' && actor.emailVerified ? actor.email : null;
}

/** For the `where` of what is asked about an entry `x`: its link's key, or its address as that of the account. */
export function mayOpen(actor: Actor, { entryId, key }: EntryWish): SQL {
  if (isEntryKey(key, entryId)) return sql`x.id = ${entryId}`;
  return sql`x.id = ${entryId} and x.email = ${ownAddress(actor)}`;
}
