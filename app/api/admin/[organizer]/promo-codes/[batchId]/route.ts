import { currentCtx } from '@/lib/identity/current';
import { readPromoBatch } from '@/lib/orders/promo-admin-queries';
import { memberOf } from '@/lib/organizers/member';
import { csvResponse } from '@/lib/payments/reports/csv';

type Params = { params: Promise<{ organizer: string; batchId: string }> };

/** The codes of a batch as a CSV file. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { organizer, batchId } = await params;
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
  return csvResponse(`promo-codes-${batchId.slice(-6)}`, [['Code', 'State', 'Note'], ...rows]);
}
