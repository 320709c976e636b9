import { and, eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { events, uploadSizes, uploads } from '@/db/schema';
import { isId, newId } from '@/lib/ids';
import { recordChange } from '@/lib/organizers/audit';
import { fail } from '@/lib/result';
import type { PosterPictures } from '@/lib/uploads/poster-sizes';
import { announceEvent, lockOwnEvent, noSuchEvent } from './own-event';

type Own = { organizerId: string; eventId: string };

/**
 * Gives an event a poster (already re-encoded), or, without pictures, other words for the one that it has. What it
 * replaces is deleted later, by `sweepUploads`, since pages that show it may still be under way.
 */
export function savePoster({
  ctx,
  input: { pictures, alt, ...own },
}: {
  ctx: Ctx;
  input: Own & { pictures: PosterPictures | null; alt: string | null };
}) {
  return changePoster(ctx, own, async (tx, before) => {
    if (!pictures && !before) return fail('NO_PICTURE', 'Choose a picture.');
    if (!pictures) return { posterId: before, posterAlt: alt };
    const { page, ...sizes } = pictures;
    const posterId = newId();
    await tx.db
      .insert(uploads)
      .values({ id: posterId, organizerId: own.organizerId, purpose: 'poster', ...page });
    await tx.db.insert(uploadSizes).values(
      (['thumb', 'card', 'link'] as const).map((size) => {
        const { contentType, bytes } = sizes[size];
        return { uploadId: posterId, size, contentType, bytes };
      }),
    );
    return { posterId, posterAlt: alt };
  });
}

/** Goes back to the poster that the site draws. */
export const removePoster = ({ ctx, input }: { ctx: Ctx; input: Own }) =>
  changePoster(ctx, input, async () => ({ posterId: null, posterAlt: null }));

type Poster = { posterId: string | null; posterAlt: string | null };

async function changePoster<F extends { ok: false }>(
  ctx: Ctx,
  { organizerId, eventId }: Own,
  decide: (tx: Parameters<typeof lockOwnEvent>[0], before: string | null) => Promise<Poster | F>,
) {
  if (!isId(eventId)) return noSuchEvent();
  return withTransaction(ctx, async (tx) => {
    const event = await lockOwnEvent(tx, { organizerId, eventId });
    if (!event) return noSuchEvent();
    const after = await decide(tx, event.posterId);
    if ('ok' in after) return after;
    const before = { posterId: event.posterId, posterAlt: event.posterAlt };
    if (before.posterId === after.posterId && before.posterAlt === after.posterAlt)
      return { ok: true as const };
    await tx.db
      .update(events)
      .set({ ...after, updatedAt: new Date() })
      .where(and(eq(events.id, eventId), eq(events.organizerId, organizerId)));
    await recordChange(tx, {
      organizerId,
      action: after.posterId ? 'event.poster_changed' : 'event.poster_removed',
      subjectType: 'event',
      subjectId: eventId,
      before,
      after,
    });
    await announceEvent(tx, event);
    return { ok: true as const };
  });
}
