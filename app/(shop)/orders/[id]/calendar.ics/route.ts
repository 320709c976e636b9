import { currentCtx } from '@/lib/identity/current';
import { orderCalendar } from '@/lib/tickets/calendar';
import { getTickets } from '@/lib/tickets/queries';

/** The performances of an order for its buyer's calendar. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/orders/[id]/calendar.ics'>,
): Promise<Response> {
  const { id } = await params;
  const key = new URL(request.url).searchParams.get('key') ?? undefined;
  const tickets = await getTickets(await currentCtx(), id, key);
  const valid = tickets?.filter((ticket) => ticket.status === 'valid') ?? [];
  const headers = { 'cache-control': 'private, no-store' };
  if (valid.length === 0) return new Response('Not found', { status: 404, headers });
  return new Response(orderCalendar(valid), {
    headers: {
      ...headers,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="tessera.ics"',
    },
  });
}
