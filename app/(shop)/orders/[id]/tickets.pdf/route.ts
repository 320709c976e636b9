import { Readable } from 'node:stream';
import { currentCtx } from '@/lib/identity/current';
import { getOrder } from '@/lib/orders/queries';
import { ticketsPdf } from '@/lib/tickets/pdf/tickets-pdf';
import { getTicketsOf } from '@/lib/tickets/queries';

const notFound = () =>
  new Response('Not found', { status: 404, headers: { 'cache-control': 'private, no-store' } });

/** The order's tickets as a PDF, for its buyer or by the link in the mail. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/orders/[id]/tickets.pdf'>,
): Promise<Response> {
  const { id } = await params;
  const key = new URL(request.url).searchParams.get('key') ?? undefined;
  const ctx = await currentCtx();
  const order = await getOrder(ctx, id, key);
  const pdf = order && ticketsPdf({ order, tickets: await getTicketsOf(ctx, order) });
  if (!pdf) return notFound();
  // Safe because Node's web streams are the ones that Response takes.
  return new Response(Readable.toWeb(Readable.from(pdf)) as ReadableStream, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="tickets-${order.number}.pdf"`,
      'cache-control': 'private, no-store',
    },
  });
}
