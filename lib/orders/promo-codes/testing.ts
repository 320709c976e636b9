import { promoCodes } from '@/db/schema';
import type { TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';

/** A code of an organizer: a quarter off everything, as often as anybody likes, unless said otherwise. */
export async function makePromoCode(
  { db }: Pick<TestDatabase, 'db'>,
  values: Partial<typeof promoCodes.$inferInsert> & { organizerId: string },
) {
  const discount = values.amount ? {} : { percent: 25 };
  const [made] = await db
    .insert(promoCodes)
    .values({ code: `CODE-${newId().slice(-8).toUpperCase()}`, ...discount, ...values })
    .returning();
  if (!made) throw new Error('The insert returned nothing');
  return made;
}
