import { eq } from 'drizzle-orm';
import { makeGeneralPerformance } from '@/db/factories';
import { events } from '@/db/schema';
import type { World } from '@/e2e/fixtures/world';
import { newId } from '@/lib/ids';

const day = 86_400_000;

/** A word that no other event has. */
export const newWord = (): string => `q${newId().slice(-12)}`;

/** Announces an event in the category "Classical" that begins after some days. Gives its path. */
export async function announce(world: World, title: string, daysAhead = 30): Promise<string> {
  const startsAt = new Date(Date.now() + daysAhead * day);
  const { event } = await makeGeneralPerformance(world.db, { startsAt, offSaleAt: startsAt });
  await world.db.update(events).set({ title }).where(eq(events.id, event.id));
  return `/events/${event.slug}`;
}
