import { eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { categories as categoryTable, organizers } from '@/db/schema';
import { categories } from './kinds';

export const source = 'nyphil';
const organizer = {
  slug: 'new-york-philharmonic',
  name: 'New York Philharmonic',
  supportEmail: 'tickets@nyphil.example',
  website: 'https://www.nyphil.org',
};

/** Makes sure that the categories and the orchestra exist; returns the organizer's id. */
export async function prepareImport(ctx: Ctx): Promise<string> {
  return withTransaction(ctx, async ({ db }) => {
    await db.insert(categoryTable).values(categories).onConflictDoNothing();
    await db.insert(organizers).values(organizer).onConflictDoNothing();
    const [found] = await db
      .select({ id: organizers.id })
      .from(organizers)
      .where(eq(organizers.slug, organizer.slug));
    if (!found) throw new Error('The organizer of the import was deleted while it was being read');
    return found.id;
  });
}
