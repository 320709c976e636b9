import { orBusy } from '@/lib/http/or-busy';
import { currentCtx } from '@/lib/identity/current';
import { readPromoBatch } from '@/lib/orders/promo-admin-queries';
import { memberOf } from '@/lib/organizers/member';
import { askedFormat, tableResponse } from '@/lib/payments/spreadsheets/table-response';

type Params = { params: Promise<{ organizer: string; batchId: string }> };

/** The codes of a batch as a CSV or XLSX file (`format`). */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { organizer, batchId } = await params;
  return orBusy(async () => {
    const ctx = await currentCtx();
    const member = await memberOf({ ctx, input: { organizer, permission: 'events.edit' } });
    const codes = member ? await readPromoBatch(ctx, member.organizerId, batchId) : [];
    if (codes.length === 0) {
      return new Response('Not found', { status: 404, headers: { 'cache-control': 'private, no-store' } });
    }
    const rows = codes.map(({ code, note, uses, pausedAt }) => [
      code,
      uses > 0 ? 'used' : pausedAt ? 'paused' : 'free',
      note,
    ]);
    return tableResponse(`promo-codes-${batchId.slice(-6)}`, askedFormat(request), [
      ['Code', 'State', 'Note'],
      ...rows,
    ]);
  });
}
