import { orBusy } from '@/lib/http/or-busy';
import { getUpload } from '@/lib/uploads/queries';

type Params = { params: Promise<{ id: string }> };

/** A picture that an organizer uploaded, as we re-encoded it. It never changes: a new picture has a new address. */
export async function GET(_: Request, { params }: Params): Promise<Response> {
  const { id } = await params;
  return orBusy(async () => {
    const upload = await getUpload(id);
    if (!upload) return new Response('Not found', { status: 404 });
    return new Response(new Uint8Array(upload.bytes), {
      headers: {
        'cache-control': 'public, max-age=31536000, immutable',
        'content-type': upload.contentType,
        'x-content-type-options': 'nosniff',
      },
    });
  });
}
