import 'server-only';
import { eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { organizers } from '@/db/schema';

export type SettingsView = Omit<typeof organizers.$inferSelect, 'id' | 'createdAt'>;

/** The settings of an organizer. The caller is a member who may change them. */
export async function getSettings({ db }: Ctx, organizerId: string): Promise<SettingsView | null> {
  const [organizer] = await db.select().from(organizers).where(eq(organizers.id, organizerId));
  return organizer ?? null;
}
