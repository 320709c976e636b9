import { orBusy } from '@/lib/http/or-busy';
import { currentCtx } from '@/lib/identity/current';
import { isId } from '@/lib/ids';
import { waitlistRows } from '@/lib/inventory/own-waitlist-queries';
import { memberOf } from '@/lib/organizers/member';
import { zoneOf } from '@/lib/payments/list-orders';
import { beginReading } from '@/lib/payments/spreadsheets/begin-reading';
import { askedFormat, tableResponse } from '@/lib/payments/spreadsheets/table-response';

type Params = { params: Promise<{ organizer: string; performanceId: string }> };

const headers = { 'cache-control': 'private, no-store' };

/** The waitlist of one date as a CSV or XLSX file (`format`), with who is no longer on it. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { organizer, performanceId } = await params;
  return orBusy(async () => {
    const ctx = await currentCtx();
    const member =
      isId(performanceId) && (await memberOf({ ctx, input: { organizer, permission: 'orders.view' } }));
    if (!member) return new Response('Not found', { status: 404, headers });
    const timeZone = await zoneOf(ctx, member.organizerId);
    const rows = waitlistRows(ctx, member.organizerId, performanceId, timeZone);
    return tableResponse('waitlist', askedFormat(request), await beginReading(rows));
  });
}
