import { currentCtx } from '@/lib/identity/current';
import { readOrderFilter } from '@/lib/orders/order-filter';
import { memberOf } from '@/lib/organizers/member';
import { csvStream } from '@/lib/payments/csv-stream';
import { exportNames, exportRows } from '@/lib/payments/order-exports';
import { zoneOf } from '@/lib/payments/order-list-queries';

type Params = { params: Promise<{ organizer: string; table: string }> };

const headers = { 'cache-control': 'private, no-store' };

/** Orders, tickets or attendees as a CSV file that is written while it is read; with the filter of the list. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { organizer, table } = await params;
  const name = exportNames.find((known) => `${known}.csv` === table);
  const ctx = await currentCtx();
  const member = name && (await memberOf({ ctx, input: { organizer, permission: 'orders.view' } }));
  if (!member) return new Response('Not found', { status: 404, headers });
  const filter = readOrderFilter(Object.fromEntries(new URL(request.url).searchParams));
  const { organizerId } = member;
  const timeZone = await zoneOf(ctx, organizerId);
  const rows = exportRows(ctx, name, { organizerId, filter, timeZone });
  return new Response(csvStream(rows), {
    headers: {
      ...headers,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
    },
  });
}
