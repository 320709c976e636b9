import { connect } from '@/db';
import { exportRows } from '@/lib/payments/order-exports';
import { tableResponse } from '@/lib/payments/spreadsheets/table-response';
import { servePart } from '@/scripts/bench/part';

type Input = { url: string; organizerId: string };

/** An export of everything: what it weighed, and the process's memory after the first megabytes and at its highest, bytes. */
export type Exported = { file: string; bytes: number; seconds: number; early: number; highest: number };

const earlyBytes = 5_000_000;

async function read(file: string, body: ReadableStream<Uint8Array>): Promise<Exported> {
  const from = performance.now();
  const made = { file, bytes: 0, seconds: 0, early: 0, highest: 0 };
  for await (const chunk of body) {
    made.bytes += chunk.byteLength;
    const { rss } = process.memoryUsage();
    made.highest = Math.max(made.highest, rss);
    if (made.early === 0 && made.bytes > earlyBytes) made.early = rss;
  }
  return { ...made, seconds: (performance.now() - from) / 1000 };
}

/** In a process of its own, so that its memory is that of the exports. */
await servePart<Input, Exported[]>(async ({ url, organizerId }) => {
  const { db, close } = connect(url, { pool: 1, name: 'tessera-bench-exports' });
  const ctx = { actor: { kind: 'job', name: 'bench' } as const, db };
  const done: Exported[] = [];
  for (const file of ['orders.csv', 'tickets.csv', 'tickets.xlsx'] as const) {
    const [name, kind] = file.split('.') as ['orders' | 'tickets', 'csv' | 'xlsx']; // safe because of the list above
    const rows = exportRows(ctx, name, { organizerId, filter: {}, timeZone: 'UTC' });
    const { body } = tableResponse(name, kind, rows);
    if (body) done.push(await read(file, body));
  }
  await close();
  return done;
});
