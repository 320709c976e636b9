import type { Ctx } from '@/db';
import { isOwnRequest } from '@/lib/http/is-own-request';
import { orBusy } from '@/lib/http/or-busy';
import { privateJson } from '@/lib/http/private-json';
import { readBody } from '@/lib/http/read-body';
import { currentCtx } from '@/lib/identity/current';
import { spendTry } from '@/lib/identity/rate-limits';
import { mostUploadBytes } from '@/lib/uploads/re-encode';
import { type Member, memberOf } from './member';
import type { Permission } from './permissions';

/** Room for the envelope of a form around the file, and what else it carries. */
const envelope = 10_000;

type Answer = { ok: true; location: string } | { ok: false; status: 404 | 422; message: string };

type Work = (ctx: Ctx, member: Member, form: { file: Buffer | null; alt: string }) => Promise<Answer>;

/**
 * Answers a form with a picture in its field `file` (null when none was chosen), sent by a member who has the
 * permission. A script asks for JSON and gets the address to go on to, or what is wrong; a plain form is led there, or
 * gets it as text.
 */
export async function runPictureAction(
  request: Request,
  { organizer, permission }: { organizer: string; permission: Permission },
  work: Work,
): Promise<Response> {
  const wantsJson = request.headers.get('accept')?.includes('application/json') ?? false;
  const refuse = (status: number, message: string) =>
    wantsJson
      ? privateJson({ ok: false, message }, { status })
      : new Response(`${message}\n\nGo back and try again.\n`, {
          status,
          headers: { 'cache-control': 'private, no-store', 'content-type': 'text/plain; charset=utf-8' },
        });
  if (!isOwnRequest(request.headers)) return refuse(403, 'This form was sent from another site.');
  return orBusy(async () => {
    const ctx = await currentCtx();
    const member = await memberOf({ ctx, input: { organizer, permission } });
    if (!member) return refuse(404, 'This is not there, or no longer open to you.');
    const slow = await spendTry(ctx, 'upload', member.organizerId, 'You sent many pictures.');
    if (slow) return refuse(429, slow.message);
    const body = await readBody(request, mostUploadBytes + envelope);
    if (!body) return refuse(413, 'This file is larger than 5 MB. Choose a smaller picture.');
    const form = await formOf(request, body);
    if (!form) return refuse(422, 'Choose a picture.');
    const answer = await work(ctx, member, form);
    if (!answer.ok) return refuse(answer.status, answer.message);
    const { location } = answer;
    if (wantsJson) return privateJson({ ok: true, location });
    return new Response(null, { status: 303, headers: { location, 'cache-control': 'private, no-store' } });
  });
}

/** What the form carries; null when it is none. */
async function formOf(request: Request, body: Buffer): Promise<Parameters<Work>[2] | null> {
  try {
    const headers = { 'content-type': request.headers.get('content-type') ?? '' };
    const form = await new Response(new Uint8Array(body), { headers }).formData();
    const [file, alt] = [form.get('file'), form.get('alt')];
    return {
      file: file instanceof File && file.size > 0 ? Buffer.from(await file.arrayBuffer()) : null,
      alt: typeof alt === 'string' ? alt : '',
    };
  } catch {
    return null;
  }
}
