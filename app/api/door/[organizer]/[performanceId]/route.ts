import { isOwnRequest } from '@/lib/http/is-own-request';
import { orBusy } from '@/lib/http/or-busy';
import { privateJson } from '@/lib/http/private-json';
import { readBody } from '@/lib/http/read-body';
import { currentCtx } from '@/lib/identity/current';
import { isId } from '@/lib/ids';
import { memberOf } from '@/lib/organizers/member';
import { recordScans } from '@/lib/tickets/record-scans';
import { scanBatchInput } from '@/lib/tickets/scan-input';
import { syncDoor } from '@/lib/tickets/scan-sync';
import { undoScans } from '@/lib/tickets/undo-scans';

type Params = { params: Promise<{ organizer: string; performanceId: string }> };

const maxBytes = 200_000;
const notFound = () => privateJson({ ok: false, code: 'NOT_FOUND' }, { status: 404 });

async function doorFor({ organizer, performanceId }: { organizer: string; performanceId: string }) {
  if (!isId(performanceId)) return null;
  const ctx = await currentCtx();
  const member = await memberOf({ ctx, input: { organizer, permission: 'door.scan' } });
  return member && { ctx, place: { organizerId: member.organizerId, performanceId } };
}

/** What a device at the door needs to decide by itself; `?since=` a cursor: what changed. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const given = await params;
  return orBusy(async () => {
    const door = await doorFor(given);
    const since = new URL(request.url).searchParams.get('since') ?? undefined;
    const news = door && (await syncDoor(door.ctx, { ...door.place, since }));
    return news ? privateJson(news) : notFound();
  });
}

/** Takes a batch of scans, and what was undone of them. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const given = await params;
  if (!isOwnRequest(request.headers)) return privateJson({ ok: false, code: 'FOREIGN' }, { status: 403 });
  return orBusy(async () => {
    const door = await doorFor(given);
    if (!door) return notFound();
    const batch = scanBatchInput.safeParse(jsonOf(await readBody(request, maxBytes)));
    if (!batch.success) return privateJson({ ok: false, code: 'UNREADABLE' }, { status: 400 });
    const { scans, undone, deviceId, sentAt } = batch.data;
    const { ctx, place } = door;
    const recorded = await recordScans({ ctx, input: { ...place, deviceId, sentAt, scans } });
    if (!recorded.ok) return notFound();
    if (undone.length > 0) await undoScans({ ctx, input: { ...place, deviceId, scanIds: undone } });
    return privateJson(recorded);
  });
}

function jsonOf(body: Buffer | null): unknown {
  try {
    return body && JSON.parse(body.toString());
  } catch {
    return null;
  }
}
