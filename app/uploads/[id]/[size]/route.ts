import { orBusy } from '@/lib/http/or-busy';
import { getUploadSize } from '@/lib/uploads/queries';
import { serveUpload } from '@/lib/uploads/serve-upload';

type Params = { params: Promise<{ id: string; size: string }> };

/** An uploaded picture in one of the sizes in which it is kept. */
export async function GET(_: Request, { params }: Params): Promise<Response> {
  const { id, size } = await params;
  return orBusy(async () => serveUpload(await getUploadSize(id, size)));
}
