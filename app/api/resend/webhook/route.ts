import { database } from '@/db';
import { readBody } from '@/lib/http/read-body';
import { handleMailEvent } from '@/lib/messages/handle-mail-event';

const mostBytes = 256 * 1024;

/** Resend's messages about mail that came back: 400 for what is not Resend's, else 200. */
export async function POST(request: Request): Promise<Response> {
  const body = await readBody(request, mostBytes);
  const accepted =
    body !== null &&
    (await handleMailEvent({
      ctx: { actor: { kind: 'job', name: 'resend webhook' }, db: database() },
      input: { body: body.toString('utf8'), headers: request.headers },
    }));
  if (!accepted) return Response.json({ error: 'The signature does not fit' }, { status: 400 });
  return Response.json({ received: true });
}
