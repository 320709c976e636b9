import { orBusy } from '@/lib/http/or-busy';
import { getUpload } from '@/lib/uploads/queries';
import { serveUpload } from '@/lib/uploads/serve-upload';

type Params = { params: Promise<{ id: string }> };

/** A picture that an organizer uploaded, as we re-encoded it. */
export async function GET(_: Request, { params }: Params): Promise<Response> {
  const { id } = await params;
  return orBusy(async () => serveUpload(await getUpload(id)));
}
