import { announceCatalogChange } from '@/lib/catalog/announce-change';
import { catalogTag } from '@/lib/catalog/tags';
import { isOwnRequest } from '@/lib/http/is-own-request';
import { orBusy } from '@/lib/http/or-busy';
import { privateJson } from '@/lib/http/private-json';
import { readBody } from '@/lib/http/read-body';
import { currentCtx } from '@/lib/identity/current';
import { spendTry } from '@/lib/identity/rate-limits';
import { memberOf } from '@/lib/organizers/member';
import { logoSize, setLogo } from '@/lib/organizers/set-logo';
import { mostUploadBytes, reencodePicture } from '@/lib/uploads/re-encode';

type Params = { params: Promise<{ organizer: string }> };

/** Room for the envelope of a form around the file. */
const envelope = 10_000;

/**
 * Takes the form's `file` as the organizer's logo. A script asks for JSON and gets the address of the settings, or what
 * is wrong; a plain form is led there, or gets it as text.
 */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { organizer } = await params;
  const wantsJson = request.headers.get('accept')?.includes('application/json') ?? false;
  const refuse = (status: number, message: string) =>
    wantsJson
      ? privateJson({ ok: false, message }, { status })
      : new Response(`${message}\n\nGo back and choose another picture.\n`, {
          status,
          headers: { 'cache-control': 'private, no-store', 'content-type': 'text/plain; charset=utf-8' },
        });
  if (!isOwnRequest(request.headers)) return refuse(403, 'This form was sent from another site.');
  return orBusy(async () => {
    const ctx = await currentCtx();
    const member = await memberOf({ ctx, input: { organizer, permission: 'settings.edit' } });
    if (!member) return refuse(404, 'This is not there, or no longer open to you.');
    const slow = await spendTry(ctx, 'upload', member.organizerId, 'You sent many pictures.');
    if (slow) return refuse(429, slow.message);
    const body = await readBody(request, mostUploadBytes + envelope);
    if (!body) return refuse(413, 'This file is larger than 5 MB. Choose a smaller picture.');
    const file = await fileOf(request, body);
    if (!file) return refuse(422, 'Choose a picture.');
    const encoded = await reencodePicture(file, logoSize);
    if (!encoded.ok) return refuse(422, encoded.message);
    await setLogo({
      ctx,
      input: { organizerId: member.organizerId, picture: encoded.picture },
      announce: ({ ctx: tx }) => announceCatalogChange({ ctx: tx, tags: [catalogTag] }),
    });
    const location = `/admin/${encodeURIComponent(organizer)}/settings?done=saved`;
    if (wantsJson) return privateJson({ ok: true, location });
    return new Response(null, { status: 303, headers: { location, 'cache-control': 'private, no-store' } });
  });
}

/** The bytes of the file in a form; null when there is none. */
async function fileOf(request: Request, body: Buffer): Promise<Buffer | null> {
  try {
    const headers = { 'content-type': request.headers.get('content-type') ?? '' };
    const file = (await new Response(new Uint8Array(body), { headers }).formData()).get('file');
    return file instanceof File && file.size > 0 ? Buffer.from(await file.arrayBuffer()) : null;
  } catch {
    return null;
  }
}
