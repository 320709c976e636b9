import { inArray } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { ticketKeys } from '@/db/schema';
import { seal, unseal } from '@/lib/secret-box';
import { codeSigner, newKeyPair } from './signature';

const purpose = 'ticket-key';

/**
 * Makes the key pairs of performances that have none yet. Two transactions that come first together end with one
 * pair: the second waits for the first to commit and then keeps what it finds.
 */
export async function ensureTicketKeys(ctx: Ctx, performanceIds: string[]): Promise<void> {
  const known = await ctx.db
    .select({ performanceId: ticketKeys.performanceId })
    .from(ticketKeys)
    .where(inArray(ticketKeys.performanceId, performanceIds));
  const have = new Set(known.map((row) => row.performanceId));
  // Sorted, so that two orders over the same new performances cannot wait for each other.
  const missing = [...new Set(performanceIds)].filter((id) => !have.has(id)).sort();
  if (missing.length === 0) return;
  const rows = missing.map((performanceId) => {
    const { publicKey, privateKey } = newKeyPair();
    return { performanceId, publicKey, sealedPrivateKey: seal(privateKey, purpose, performanceId) };
  });
  await ctx.db.insert(ticketKeys).values(rows).onConflictDoNothing();
}

/** One code writer per performance that has a key. Throws CannotOpenError after AUTH_SECRET was changed. */
export async function codeSigners(ctx: Ctx, performanceIds: string[]) {
  const keys = await ctx.db
    .select()
    .from(ticketKeys)
    .where(inArray(ticketKeys.performanceId, performanceIds));
  return new Map(
    keys.map((key) => [
      key.performanceId,
      codeSigner(unseal(key.sealedPrivateKey, purpose, key.performanceId)),
    ]),
  );
}
