import { posterAltInput } from '@/lib/catalog/event-form-input';
import { savePoster } from '@/lib/catalog/set-poster';
import { runPictureAction } from '@/lib/organizers/picture-action';
import { leastPosterSide, posterSizes } from '@/lib/uploads/poster-sizes';
import { reencodePictures } from '@/lib/uploads/re-encode';

type Params = { params: Promise<{ organizer: string; eventId: string }> };

/** Takes the form's picture as the event's poster, or, without one, other words for the poster that it has. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { organizer, eventId } = await params;
  return runPictureAction(
    request,
    { organizer, permission: 'events.edit' },
    async (ctx, { organizerId, slug }, form) => {
      const alt = posterAltInput.safeParse(form.alt);
      if (!alt.success) return { ok: false, status: 422, message: alt.error.issues[0]?.message ?? '' };
      const encoded =
        form.file && (await reencodePictures(form.file, posterSizes, { least: leastPosterSide }));
      if (encoded && !encoded.ok) return { ok: false, status: 422, message: encoded.message };
      const pictures = encoded?.pictures ?? null;
      const result = await savePoster({ ctx, input: { organizerId, eventId, pictures, alt: alt.data } });
      return result.ok
        ? { ok: true, location: `/admin/${slug}/events/${eventId}?done=poster` }
        : { ok: false, status: result.code === 'NO_PICTURE' ? 422 : 404, message: result.message };
    },
  );
}
