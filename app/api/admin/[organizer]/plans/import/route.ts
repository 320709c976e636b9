import { isOwnRequest } from '@/lib/http/is-own-request';
import { orBusy } from '@/lib/http/or-busy';
import { privateJson } from '@/lib/http/private-json';
import { readBody } from '@/lib/http/read-body';
import { currentCtx } from '@/lib/identity/current';
import { importPlan } from '@/lib/inventory/import-plan';
import { planLimits } from '@/lib/inventory/plan-document/file-format';
import { memberOf } from '@/lib/organizers/member';

type Params = { params: Promise<{ organizer: string }> };

/** Room for the envelope of a form around the file. */
const envelope = 10_000;

/**
 * Makes a plan of the form's `file`, and leads to it. A script asks for JSON and gets the address, or the places where
 * the file breaks the format; a plain form gets the places as text.
 */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { organizer } = await params;
  const wantsJson = request.headers.get('accept')?.includes('application/json') ?? false;
  const refuse = (status: number, message: string, problems: { path: string; reason: string }[] = []) => {
    if (wantsJson) return privateJson({ ok: false, message, problems }, { status });
    const lines = [message, ...problems.map(({ path, reason }) => `${path || 'The file'} ${reason}`)];
    return new Response(`${lines.join('\n')}\n\nGo back and choose another file.\n`, {
      status,
      headers: { 'cache-control': 'private, no-store', 'content-type': 'text/plain; charset=utf-8' },
    });
  };
  if (!isOwnRequest(request.headers)) return refuse(403, 'This form was sent from another site.');
  return orBusy(async () => {
    const ctx = await currentCtx();
    const member = await memberOf({ ctx, input: { organizer, permission: 'plans.edit' } });
    if (!member) return refuse(404, 'This is not there, or no longer open to you.');
    const body = await readBody(request, planLimits.bytes + envelope);
    if (!body) return refuse(413, 'This file is larger than 20 MB. Choose a smaller one.');
    const file = await fileOf(request, body);
    if (file === null) return refuse(422, 'Choose a file with a seating plan.');
    const result = await importPlan({ ctx, input: { organizerId: member.organizerId, file } });
    if (!result.ok) return refuse(422, result.message, 'problems' in result ? result.problems : undefined);
    const location = `/admin/${encodeURIComponent(organizer)}/plans/${result.planId}`;
    if (wantsJson) return privateJson({ ok: true, location });
    return new Response(null, { status: 303, headers: { location, 'cache-control': 'private, no-store' } });
  });
}

/** The text of the file in a form; null when there is none. */
async function fileOf(request: Request, body: Buffer): Promise<string | null> {
  try {
    const headers = { 'content-type': request.headers.get('content-type') ?? '' };
    const file = (await new Response(new Uint8Array(body), { headers }).formData()).get('file');
    return file instanceof File && file.size > 0 ? await file.text() : null;
  } catch {
    return null;
  }
}
