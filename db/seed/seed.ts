import { eq } from 'drizzle-orm';
import { type Database, withTransaction } from '@/db';
import { categories as categoryTable, events } from '@/db/schema';
import { importNyphil } from '@/lib/catalog/import/import-nyphil';
import { categories } from '@/lib/catalog/import/kinds';
import { addByHand } from './by-hand/add';
import { keepHouseSeats } from './house-seats';
import { addPeople } from './people';
import { storePlans } from './plans/store';
import { sellImported } from './sell-imported';
import { shiftedSegments } from './shift';

/**
 * Fills an empty database with the demo: the orchestra's seasons, halls with their seats, events of other kinds and
 * three accounts. One transaction, so that an interrupted seed leaves nothing. Returns false when it was seeded before.
 */
export async function seedDatabase(db: Database, { now = new Date() } = {}): Promise<boolean> {
  const segments = await shiftedSegments(now);
  return withTransaction({ actor: { kind: 'job', name: 'seed' }, db }, async (ctx) => {
    const [before] = await ctx.db
      .select({ id: events.id })
      .from(events)
      .where(eq(events.source, 'nyphil'))
      .limit(1);
    if (before) return false;
    await ctx.db.insert(categoryTable).values(categories).onConflictDoNothing();
    for (const { file, shiftYears } of segments)
      await importNyphil({ ctx, input: { files: [file], shiftYears } });
    const organizers = await addPeople(ctx.db);
    const plans = await storePlans(ctx.db);
    await sellImported(ctx.db, plans, now);
    await addByHand(ctx.db, { organizers, plans, now });
    await keepHouseSeats(ctx.db, now);
    return true;
  });
}
