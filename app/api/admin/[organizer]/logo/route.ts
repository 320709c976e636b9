import { announceCatalogChange } from '@/lib/catalog/announce-change';
import { catalogTag } from '@/lib/catalog/tags';
import { runPictureAction } from '@/lib/organizers/picture-action';
import { logoSize, setLogo } from '@/lib/organizers/set-logo';
import { reencodePicture } from '@/lib/uploads/re-encode';

type Params = { params: Promise<{ organizer: string }> };

/** Takes the form's picture as the organizer's logo. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { organizer } = await params;
  return runPictureAction(
    request,
    { organizer, permission: 'settings.edit' },
    async (ctx, { organizerId, slug }, { file }) => {
      if (!file) return { ok: false, status: 422, message: 'Choose a picture.' };
      const encoded = await reencodePicture(file, logoSize);
      if (!encoded.ok) return { ok: false, status: 422, message: encoded.message };
      const result = await setLogo({
        ctx,
        input: { organizerId, picture: encoded.picture },
        announce: ({ ctx: tx }) => announceCatalogChange({ ctx: tx, tags: [catalogTag] }),
      });
      return result.ok
        ? { ok: true, location: `/admin/${slug}/settings?done=saved` }
        : { ok: false, status: 404, message: result.message };
    },
  );
}
