import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { checkoutAttempts } from '@/db/schema';

export type Attempt = typeof checkoutAttempts.$inferSelect;

/** Stripe refuses less than 30 minutes; the rest is for a slow call and for clocks that differ. */
const sessionMinutes = 35;

/** States in which money can still come. */
export const payable = ['creating', 'open', 'processing'] as const;

/** The attempt by which an order can be paid now, or a new one. A unique index allows one at a time. */
export async function payableAttempt(tx: Transaction, orderId: string): Promise<Attempt> {
  const [current] = await tx
    .select()
    .from(checkoutAttempts)
    .where(and(eq(checkoutAttempts.orderId, orderId), inArray(checkoutAttempts.state, [...payable])));
  if (current) return current;
  const [last] = await tx
    .select({ attempt: checkoutAttempts.attempt })
    .from(checkoutAttempts)
    .where(eq(checkoutAttempts.orderId, orderId))
    .orderBy(desc(checkoutAttempts.attempt))
    .limit(1);
  const [made] = await tx
    .insert(checkoutAttempts)
    .values({
      orderId,
      attempt: (last?.attempt ?? 0) + 1,
      // Whole seconds: a repeated call must be the same to the letter, or Stripe refuses its key.
      expiresAt: sql`date_trunc('second', clock_timestamp()) + make_interval(mins => ${sessionMinutes})`,
    })
    .returning();
  if (!made) throw new Error('An attempt was not written');
  return made;
}
