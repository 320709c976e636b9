import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { placeStock, priceLevelCategories } from '@/db/schema';
import { fail } from '@/lib/result';
import { tellWaitlist, waitedFor } from './waitlist/tell-waitlist';

type Scope = { performanceId: string; planId: string | null; levelId: string };

const badField = (field: string, message: string) =>
  fail('BAD_LEVEL', 'Please check the marked fields.', { fields: { [field]: message } });

/** Lets a reserved level cover these categories of the plan and no others; a category that another one has is refused. */
export async function coverCategories(tx: Transaction, scope: Scope, wanted: readonly string[]) {
  const { performanceId, planId, levelId } = scope;
  const categories = [...new Set(wanted)];
  if (categories.length === 0) return badField('category', 'Choose at least one category of the plan.');
  await tx
    .delete(priceLevelCategories)
    .where(
      and(
        eq(priceLevelCategories.performanceId, performanceId),
        eq(priceLevelCategories.priceLevelId, levelId),
      ),
    );
  for (const category of categories) {
    const [made] = await tx.execute(sql`
      insert into price_level_categories (performance_id, category, price_level_id)
      select ${performanceId}::uuid, ${category}, ${levelId}::uuid
      where exists (select 1 from seats where plan_id = ${planId} and category = ${category})
      on conflict do nothing returning category`);
    if (!made) return badField('category', `“${category}” has another price already, or is not in the plan.`);
  }
  return null;
}

/**
 * Sets how many places a general-admission level has. One conditional update: places that are taken while it waits count,
 * and it is never less than what is sold, held and blocked.
 */
export async function setCapacity(tx: Transaction, levelId: string, capacity: number, isNew: boolean) {
  if (isNew) {
    await tx.insert(placeStock).values({ priceLevelId: levelId, capacity });
    return null;
  }
  const [set] = await tx
    .update(placeStock)
    .set({ capacity })
    .where(
      and(
        eq(placeStock.priceLevelId, levelId),
        sql`${placeStock.held} + ${placeStock.sold} + ${placeStock.blocked} <= ${capacity}`,
      ),
    )
    .returning({ price_level_id: placeStock.priceLevelId, waited: sql<boolean | null>`${waitedFor}` });
  if (set) {
    await tellWaitlist(tx, [set]);
    return null;
  }
  const [now] = await tx.select().from(placeStock).where(eq(placeStock.priceLevelId, levelId));
  const { sold = 0, held = 0, blocked = 0 } = now ?? {};
  return badField(
    'capacity',
    `${sold} are sold, ${held} in carts and ${blocked} blocked: at least ${sold + held + blocked}.`,
  );
}
