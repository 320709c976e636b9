import { exportMessages } from '@/lib/operations/export-messages';
import { readMessagesQuery } from '@/lib/operations/messages-filter';
import { staffOrNull } from '@/lib/operations/ops-page';

/** What matches a filter as CSV or JSON Lines, written while it is read; for staff only. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await staffOrNull();
  if (!ctx)
    return new Response('Not found\n', { status: 404, headers: { 'cache-control': 'private, no-store' } });
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const format = params.format === 'json' ? 'json' : 'csv';
  const type = format === 'json' ? 'application/x-ndjson' : 'text/csv; charset=utf-8';
  return new Response(exportMessages({ ctx, input: { query: readMessagesQuery(params), format } }), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="failed-messages.${format === 'json' ? 'jsonl' : 'csv'}"`,
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    },
  });
}
