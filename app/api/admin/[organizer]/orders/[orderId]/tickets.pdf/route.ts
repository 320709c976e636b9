import { Readable } from 'node:stream';
import { currentCtx } from '@/lib/identity/current';
import { memberOf } from '@/lib/organizers/member';
import { getAdminTickets } from '@/lib/payments/order-page-queries';
import { ticketsPdf } from '@/lib/tickets/pdf/tickets-pdf';

type Params = { params: Promise<{ organizer: string; orderId: string }> };

const headers = { 'cache-control': 'private, no-store' };

/** The organizer's valid tickets of an order as a PDF, to be printed at the box office. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { organizer, orderId } = await params;
  const ctx = await currentCtx();
  const member = await memberOf({ ctx, input: { organizer, permission: 'boxoffice.sell' } });
  const found = member && (await getAdminTickets(ctx, member.organizerId, orderId));
  const pdf = found && ticketsPdf(found);
  if (!pdf) return new Response('Not found', { status: 404, headers });
  // Safe because Node's web streams are the ones that Response takes.
  return new Response(Readable.toWeb(Readable.from(pdf)) as ReadableStream, {
    headers: {
      ...headers,
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="tickets-${found.order.number}.pdf"`,
    },
  });
}
