import { eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { organizers } from '@/db/schema';

/** What everybody may know of the organizer with this slug; null when there is none. */
export async function findOrganizer({ db }: Pick<Ctx, 'db'>, slug: string) {
  const [organizer] = await db
    .select({
      id: organizers.id,
      slug: organizers.slug,
      name: organizers.name,
      supportEmail: organizers.supportEmail,
      website: organizers.website,
      brandColor: organizers.brandColor,
      logoId: organizers.logoId,
      about: organizers.about,
      refundPolicy: organizers.refundPolicy,
      imprint: organizers.imprint,
      terms: organizers.terms,
      privacy: organizers.privacy,
      refundDays: organizers.refundDays,
      refundKeepsFees: organizers.refundKeepsFees,
    })
    .from(organizers)
    .where(eq(organizers.slug, slug));
  return organizer ?? null;
}
