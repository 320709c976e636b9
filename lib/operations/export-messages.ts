import { exportFailures } from '@/lib/failures/export-failures';
import { csvStream } from '@/lib/payments/csv-stream';
import { filterOf, type MessagesQuery } from './messages-filter';
import type { StaffCtx } from './staff';

const columns = [
  'id',
  'source',
  'queue',
  'kind',
  'originalId',
  'state',
  'attempts',
  'redrives',
  'firstFailedAt',
  'lastFailedAt',
  'orderId',
  'fingerprint',
  'moneyAtRisk',
  'currency',
  'error',
] as const;

/** Everything that a query matches, as CSV or as JSON Lines, written while it is read. */
export function exportMessages({
  ctx,
  input: { query, format },
}: {
  ctx: StaffCtx;
  input: { query: MessagesQuery; format: 'csv' | 'json' };
}): ReadableStream<Uint8Array> {
  const found = exportFailures({ ctx, input: { filter: filterOf(query) } });
  if (format === 'csv') {
    return csvStream(
      (async function* () {
        yield [...columns, 'payload'];
        for await (const row of found)
          yield [...columns.map((name) => row[name]), JSON.stringify(row.payload)];
      })(),
    );
  }
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await found.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
    },
    cancel: async () => void (await found.return(undefined)),
  });
}
