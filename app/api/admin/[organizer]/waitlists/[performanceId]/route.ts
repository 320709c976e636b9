import { currentCtx } from '@/lib/identity/current';
import { isId } from '@/lib/ids';
import { waitlistRows } from '@/lib/inventory/own-waitlist-queries';
import { memberOf } from '@/lib/organizers/member';
import { csvStream } from '@/lib/payments/csv-stream';
import { zoneOf } from '@/lib/payments/order-list-queries';

type Params = { params: Promise<{ organizer: string; performanceId: string }> };

const headers = { 'cache-control': 'private, no-store' };

/** The waitlist of one date as a CSV file, with who is no longer on it. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { organizer, performanceId } = await params;
  const ctx = await currentCtx();
  const member =
    isId(performanceId) && (await memberOf({ ctx, input: { organizer, permission: 'orders.view' } }));
  if (!member) return new Response('Not found', { status: 404, headers });
  const timeZone = await zoneOf(ctx, member.organizerId);
  return new Response(csvStream(waitlistRows(ctx, member.organizerId, performanceId, timeZone)), {
    headers: {
      ...headers,
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="waitlist.csv"',
    },
  });
}
