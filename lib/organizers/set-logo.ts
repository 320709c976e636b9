import { eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { organizers, uploads } from '@/db/schema';
import { newId } from '@/lib/ids';
import type { Picture } from '@/lib/uploads/re-encode';
import { recordChange } from './audit';
import type { AnnounceOrganizer } from './save-settings';
import { type NotFound, noSuchMember } from './team';

/** Pixels; twice what is shown, for sharp screens. PNG, since old mail programs know no WebP. */
export const logoSize = { maxWidth: 480, maxHeight: 160, format: 'png' } as const;

/**
 * Gives an organizer a logo (already re-encoded), or none. The old picture stays for a year (`sweepUploads`): mails that
 * were sent show it.
 */
export function setLogo({
  ctx,
  input: { organizerId, picture },
  announce,
}: {
  ctx: Ctx;
  input: { organizerId: string; picture: Picture | null };
  announce: AnnounceOrganizer;
}): Promise<{ ok: true } | NotFound> {
  return withTransaction(ctx, async (tx): Promise<{ ok: true } | NotFound> => {
    const own = eq(organizers.id, organizerId);
    const [before] = await tx.db
      .select({ slug: organizers.slug, logoId: organizers.logoId })
      .from(organizers)
      .where(own)
      .for('no key update');
    if (!before) return noSuchMember();
    const logoId = picture && newId();
    if (picture && logoId) await tx.db.insert(uploads).values({ id: logoId, organizerId, ...picture });
    await tx.db.update(organizers).set({ logoId }).where(own);
    await recordChange(tx, {
      organizerId,
      action: picture ? 'settings.logo_changed' : 'settings.logo_removed',
      subjectType: 'organizer',
      subjectId: organizerId,
      before: { logoId: before.logoId },
      after: { logoId },
    });
    await announce({ ctx: tx, slug: before.slug });
    return { ok: true };
  });
}
