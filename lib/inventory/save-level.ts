import { and, eq, sql } from 'drizzle-orm';
import { type Ctx, type Transaction, withRollback } from '@/db';
import { placeStock, priceLevels } from '@/db/schema';
import { announceEvent } from '@/lib/catalog/own-event';
import { lockOwnDate, noSuchDate } from '@/lib/catalog/own-performance';
import { RollbackWith } from '@/lib/errors';
import { newId } from '@/lib/ids';
import { recordChange } from '@/lib/organizers/audit';
import { refuseBeyond } from '@/lib/organizers/caps';
import { fail } from '@/lib/result';
import type { LevelInput } from './level-form-input';
import { coverCategories, setCapacity } from './level-parts';
import { levelValues } from './level-values';
import { refreshPriceRange } from './price-range';

type Tx = Ctx & { db: Transaction };

/**
 * Makes or changes a price level of one of the organizer's dates. Orders that stand keep what they paid; carts see the new
 * price when they are paid for. A capacity is never below what is sold, held and blocked. What a level is (reserved or
 * general) and its currency stay.
 */
export async function saveLevel({ ctx, input }: { ctx: Ctx; input: { organizerId: string } & LevelInput }) {
  return withRollback(ctx, async (tx) => {
    const found = await lockOwnDate(tx, input);
    if (!found) return noSuchDate();
    const { performance, event } = found;
    const before = input.levelId ? await findLevel(tx, performance.id, input.levelId) : undefined;
    if (input.levelId && !before) return fail('NOT_FOUND', 'This price is not there any more.');
    const full = before ? null : refuseBeyond('prices', await countLevels(tx, performance.id));
    if (full) return full;
    const kind = before?.kind ?? input.kind;
    if (kind === 'reserved' && !performance.planId) {
      return fail('NO_PLAN', 'This date has no seating plan, so there are no seats to price.');
    }
    const values = levelValues(input, { currency: performance.currency, timeZone: found.timeZone, before });
    if (!values.ok) return values;
    const levelId = before?.id ?? newId();
    if (before) await tx.db.update(priceLevels).set(values.level).where(eq(priceLevels.id, before.id));
    else await insertLevel(tx, { ...values.level, id: levelId, performanceId: performance.id, kind });
    const scope = { performanceId: performance.id, planId: performance.planId, levelId };
    const refused =
      kind === 'reserved'
        ? await coverCategories(tx.db, scope, input.category)
        : await setCapacity(tx.db, levelId, input.capacity ?? 0, !before);
    if (refused) throw new RollbackWith(refused);
    await refreshPriceRange(tx.db, performance.id);
    await recordChange(tx, {
      organizerId: input.organizerId,
      action: before ? 'level.changed' : 'level.created',
      subjectType: 'performance',
      subjectId: performance.id,
      before: before && { ...before },
      after: {
        ...(before ?? { id: levelId, kind }),
        ...values.level,
        ...(kind === 'reserved' ? { categories: input.category } : { capacity: input.capacity }),
      },
    });
    await announceEvent(tx, event);
    return { ok: true as const, levelId };
  });
}

const countLevels = ({ db }: Tx, performanceId: string) =>
  db.$count(priceLevels, eq(priceLevels.performanceId, performanceId));

async function findLevel({ db }: Tx, performanceId: string, levelId: string) {
  const [row] = await db
    .select({ level: priceLevels, capacity: placeStock.capacity })
    .from(priceLevels)
    .leftJoin(placeStock, eq(placeStock.priceLevelId, priceLevels.id))
    .where(and(eq(priceLevels.id, levelId), eq(priceLevels.performanceId, performanceId)));
  if (!row) return undefined;
  const { price, ...level } = row.level;
  return { ...level, ...(row.capacity !== null && { capacity: row.capacity }) };
}

async function insertLevel(tx: Tx, values: Omit<typeof priceLevels.$inferInsert, 'position'>): Promise<void> {
  const position = sql`(select coalesce(max(position) + 1, 0) from price_levels where performance_id = ${values.performanceId})`;
  await tx.db.insert(priceLevels).values({ ...values, position });
}
