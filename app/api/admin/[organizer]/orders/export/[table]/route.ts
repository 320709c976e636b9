import { orBusy } from '@/lib/http/or-busy';
import { currentCtx } from '@/lib/identity/current';
import { readOrderFilter } from '@/lib/orders/order-filter';
import { memberOf } from '@/lib/organizers/member';
import { zoneOf } from '@/lib/payments/list-orders';
import { exportNames, exportRows } from '@/lib/payments/order-exports';
import { beginReading } from '@/lib/payments/spreadsheets/begin-reading';
import { tableResponse } from '@/lib/payments/spreadsheets/table-response';

type Params = { params: Promise<{ organizer: string; table: string }> };

const headers = { 'cache-control': 'private, no-store' };

/** Orders, tickets or attendees as a CSV or XLSX file that is written while it is read; with the filter of the list. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { organizer, table } = await params;
  const [, asked, kind] = /^(\w+)\.(csv|xlsx)$/.exec(table) ?? [];
  const name = exportNames.find((known) => known === asked);
  return orBusy(async () => {
    const ctx = await currentCtx();
    const member = name && (await memberOf({ ctx, input: { organizer, permission: 'orders.view' } }));
    if (!member) return new Response('Not found', { status: 404, headers });
    const filter = readOrderFilter(Object.fromEntries(new URL(request.url).searchParams));
    const { organizerId } = member;
    const timeZone = await zoneOf(ctx, organizerId);
    const rows = exportRows(ctx, name, { organizerId, filter, timeZone });
    return tableResponse(name, kind === 'xlsx' ? 'xlsx' : 'csv', await beginReading(rows));
  });
}
