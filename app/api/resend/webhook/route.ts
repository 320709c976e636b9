import { database } from '@/db';
import { webhookFailed, webhookHandled } from '@/lib/failures/webhook-failures';
import { readBody } from '@/lib/http/read-body';
import { log } from '@/lib/log';
import { handleMailEvent } from '@/lib/messages/handle-mail-event';

const mostBytes = 256 * 1024;

/** Resend's messages about mail that came back: 400 for what is not Resend's, 500 when it shall come again, else 200. */
export async function POST(request: Request): Promise<Response> {
  const body = await readBody(request, mostBytes);
  const ctx = { actor: { kind: 'job' as const, name: 'resend webhook' }, db: database() };
  const input = { body: body?.toString('utf8') ?? '', headers: request.headers };
  const about = { queue: 'resend', eventId: request.headers.get('svix-id') ?? '' };
  try {
    const accepted = body !== null && (await handleMailEvent({ ctx, input }));
    if (!accepted) return Response.json({ error: 'The signature does not fit' }, { status: 400 });
    await webhookHandled({ ctx, input: about });
    return Response.json({ received: true });
  } catch (error) {
    // Only a message whose signature fits gets as far as failing.
    log.error({ error, eventId: about.eventId }, 'a report about mail could not be handled');
    const kept = { ...about, kind: 'email.bounced', raw: body ?? Buffer.alloc(0), error };
    await webhookFailed({ ctx, input: kept }).catch((cause) =>
      log.error({ error: cause }, 'nor could it be kept'),
    );
    return Response.json({ error: 'Please send it again' }, { status: 500 });
  }
}
