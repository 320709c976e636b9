import { sql } from 'drizzle-orm';
import { connect, type Database } from '@/db';
import { asSuperuser } from '@/scripts/bench/as-superuser';
import { runPart } from '@/scripts/bench/part';
import { type Finding, figure, milliseconds } from '@/scripts/bench/report';
import { measureNotes, searchedWords } from '@/scripts/bench/reports/notes';
import type { Exported } from '@/scripts/bench/search/export-part';
import { generate, generatedOrders } from '@/scripts/bench/search/generate';
import { questionsFor } from '@/scripts/bench/search/questions';
import { spreadOf } from '@/scripts/bench/statistics';
import type { Workbench } from '@/scripts/bench/workbench';

const rounds = 50;
const warmUp = 3;
const target = 300;

/** How many rows of the large tables have been read without an index by now, as PostgreSQL counts. */
async function readInOrder(db: Database): Promise<number> {
  await db.execute(sql`select pg_stat_force_next_flush()`);
  const [row] = await db.execute<{ rows: number }>(sql`
    select sum(seq_tup_read)::float8 as rows from pg_stat_user_tables
    where relname in ('orders', 'order_search', 'order_items', 'tickets', 'payments', 'audit_log')`);
  return row?.rows ?? 0;
}

const megabytes = (bytes: number) => `${figure(bytes / 1_000_000)} MB`;

const exportNote = ({ file, bytes, seconds, early, highest }: Exported) =>
  `export of all, ${file}: ${megabytes(bytes)} in ${figure(seconds)} s; the process held ${megabytes(early)} after the first megabytes and ${megabytes(highest)} at most`;

/** Orders and the audit log, found among a million; one connection, questions visited in turn. */
export async function measureSearch(bench: Workbench): Promise<Finding> {
  const { db, close } = connect(bench.stack.env.DATABASE_URL, { pool: 1, name: 'tessera-bench-search' });
  const ctx = { actor: { kind: 'job', name: 'bench' } as const, db };
  try {
    const from = performance.now();
    const made = await asSuperuser(bench.stack.env.DATABASE_URL, generate);
    const took = performance.now() - from;
    const broken: string[] = [];
    const questions = await questionsFor(ctx, made);
    const timed = questions.map((question) => ({ ...question, latencies: [] as number[] }));
    const before = await readInOrder(db);
    for (let round = -warmUp; round < rounds; round++) {
      for (const { name, ask, least, latencies } of timed) {
        const asked = performance.now();
        const found = await ask();
        if (round >= 0) latencies.push(performance.now() - asked);
        else if (found < least || (least === 0 && found > 0)) broken.push(`${name}: found ${found}`);
      }
    }
    const without = (await readInOrder(db)) - before;
    if (without >= generatedOrders) broken.push(`a search reads a table whole: ${figure(without)} rows`);
    const input = { url: bench.stack.env.DATABASE_URL, organizerId: made.organizerId };
    const exported = await runPart<Exported[]>(bench, 'scripts/bench/search/export-part.ts', input);
    const cost = await asSuperuser(bench.stack.env.DATABASE_URL, (all) => measureNotes(all, searchedWords));
    const spread = timed.map(({ name, latencies }) => ({ name, ...spreadOf(latencies) }));
    const slow = spread.filter(({ p99 }) => p99 >= target).map(({ name }) => name);
    return {
      title: 'Search among a million orders',
      head: ['question', 'p50', 'p99'],
      rows: spread.map(({ name, p50, p99 }) => [name, milliseconds(p50), milliseconds(p99)]),
      notes: [
        `${figure(generatedOrders)} orders and as many rows of the audit log, made in ${milliseconds(took)}; each ${rounds} times in turn`,
        slow.length > 0 ? `slower than ${target} ms: ${slow.join(', ')}` : `every search under ${target} ms`,
        `keeping the words: ${cost}`,
        ...exported.map(exportNote),
      ],
      broken: [...new Set(broken)],
    };
  } finally {
    await close();
  }
}
