import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { isOwnRequest } from '@/lib/http/is-own-request';
import { orBusy } from '@/lib/http/or-busy';
import { privateJson } from '@/lib/http/private-json';
import { readBody } from '@/lib/http/read-body';
import { currentCtx } from '@/lib/identity/current';
import { isId } from '@/lib/ids';
import { planLimits } from '@/lib/inventory/plan-document/file-format';
import { getDraftFile } from '@/lib/inventory/plan-draft-queries';
import { saveDraft } from '@/lib/inventory/save-draft';
import { memberOf } from '@/lib/organizers/member';

type Params = { params: Promise<{ organizer: string; planId: string }> };

const unzip = promisify(gunzip);
const notFound = () => privateJson({ ok: false, code: 'NOT_FOUND' }, { status: 404 });

async function memberFor({ organizer, planId }: { organizer: string; planId: string }) {
  const ctx = await currentCtx();
  const member = isId(planId)
    ? await memberOf({ ctx, input: { organizer, permission: 'plans.edit' } })
    : null;
  return member && { ctx, organizerId: member.organizerId };
}

/** The plan as a file, in the format of the open plan editor; `?download` gives it a name to be saved under. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const given = await params;
  return orBusy(async () => {
    const member = await memberFor(given);
    const draft = member && (await getDraftFile(member.ctx, member.organizerId, given.planId));
    if (!draft) return notFound();
    const headers = new Headers({
      'cache-control': 'private, no-store',
      'content-type': 'application/json',
      'x-plan-version': String(draft.version),
    });
    if (new URL(request.url).searchParams.has('download'))
      headers.set('content-disposition', `attachment; filename="${fileName(draft.name)}.json"`);
    return new Response(draft.file, { headers });
  });
}

/** Letters of every script become a name that fits a header. */
const fileName = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[^\w -]+/g, '')
    .trim()
    .replace(/\s+/g, '-')
    .toLowerCase()
    .slice(0, 60) || 'seating-plan';

/** Saves the draft: the body is the whole file, gzipped; `x-plan-version` is the save it started from. */
export async function PUT(request: Request, { params }: Params): Promise<Response> {
  const given = await params;
  if (!isOwnRequest(request.headers)) return privateJson({ ok: false, code: 'FOREIGN' }, { status: 403 });
  return orBusy(async () => {
    const member = await memberFor(given);
    if (!member) return notFound();
    const version = Number(request.headers.get('x-plan-version'));
    const file = await unzipped(await readBody(request, planLimits.bytes));
    if (file === null || !Number.isInteger(version))
      return privateJson({ ok: false, code: 'UNREADABLE' }, { status: 400 });
    const { ctx, organizerId } = member;
    const saved = await saveDraft({ ctx, input: { organizerId, planId: given.planId, version, file } });
    if (saved.ok) return privateJson(saved);
    const status = { NOT_FOUND: 404, CONFLICT: 409, FILE_REFUSED: 422 }[saved.code];
    return privateJson(saved, { status });
  });
}

/** A small body can stand for a very large one: no more is unpacked than a plan may have. */
async function unzipped(body: Buffer | null): Promise<string | null> {
  if (!body) return null;
  try {
    return (await unzip(body, { maxOutputLength: planLimits.bytes + 1 })).toString();
  } catch {
    return null;
  }
}
