import { sql } from 'drizzle-orm';
import { connect } from '@/db';
import { advanceBatch } from '@/lib/failures/advance-batch';
import { freezeBatch } from '@/lib/failures/freeze-batch';
import { type FailureFilterInput, failureFilterInput } from '@/lib/failures/input';
import { countFailures, listFailures } from '@/lib/failures/list-failures';
import { listGroups } from '@/lib/failures/list-groups';
import { readBatch } from '@/lib/failures/read-batch';
import { sourcesOf } from '@/lib/failures/sources';
import { startBatch } from '@/lib/failures/steer-batch';
import { type Finding, figure, milliseconds } from '@/scripts/bench/report';
import { spreadOf } from '@/scripts/bench/statistics';
import type { Workbench } from '@/scripts/bench/workbench';
import { generate, redriven } from './generate';
import { measureIngest } from './ingest';

const rounds = 100;
const target = 100;

async function time(work: (at: number) => Promise<unknown>): Promise<number[]> {
  const latencies: number[] = [];
  for (let at = 0; at < rounds; at++) {
    const from = performance.now();
    await work(at);
    latencies.push(performance.now() - from);
  }
  return latencies;
}

/** Failed messages as the console asks for them: 1,000,000, or as many as BENCH_MESSAGES in the stack's environment says. */
export async function measureMessages(bench: Pick<Workbench, 'stack'>): Promise<Finding> {
  const count = Number(bench.stack.env.BENCH_MESSAGES) || 1_000_000;
  const { db, close } = connect(bench.stack.env.DATABASE_URL, { pool: 4, name: 'tessera-bench-messages' });
  const ctx = { actor: { kind: 'job', name: 'bench' } as const, db };
  try {
    const made = connect(bench.stack.env.DATABASE_URL, { pool: 1, name: 'tessera-bench-generate' });
    const from = performance.now();
    await generate(made.db, count);
    await made.close();
    const seconds = (performance.now() - from) / 1_000;
    const rows: string[][] = [];
    const slow: string[] = [];
    const add = (name: string, latencies: number[]) => {
      const { p50, p99 } = spreadOf(latencies);
      rows.push([name, milliseconds(p50), milliseconds(p99)]);
      if (p99 >= target) slow.push(name);
    };
    const list = (filter: FailureFilterInput, older?: string) =>
      listFailures({ ctx, input: { filter: failureFilterInput.parse(filter), older } });
    const groups = await listGroups({ ctx, input: { limit: 50 } });
    const print = (at: number) => groups[at % groups.length]?.fingerprint;
    add('newest 50', await time(() => list({})));
    let older: string | undefined;
    add(
      'the next 50, a hundred pages deep',
      await time(async () => {
        older = (await list({}, older)).older;
      }),
    );
    add('by queue', await time((at) => list({ queue: `queue-${at % 20}` })));
    add('by kind', await time((at) => list({ kind: `kind-${at % 40}` })));
    add('by source', await time(() => list({ source: 'sqs:bench' })));
    add('by fingerprint', await time((at) => list({ fingerprint: print(at) })));
    add('with money at risk', await time(() => list({ money: true })));
    add(
      'open and redriven, by queue',
      await time((at) => list({ states: ['open', 'redriven'], queue: `queue-${at % 20}` })),
    );
    add(
      'of a month ago',
      await time((at) => list({ to: new Date(Date.now() - (30 + at / 10) * 86_400_000).toISOString() })),
    );
    const states: FailureFilterInput = { states: ['open', 'redriven'] };
    add('search, one hit', await time((at) => list({ ...states, text: `m-${at * 997 + 100_003}` })));
    add('search, one in 50,000', await time((at) => list({ ...states, text: `rare${at * 7 + 10_000}` })));
    add('search, one in 1,000', await time((at) => list({ ...states, text: `every${(at % 900) + 100}` })));
    add('search, one in 200', await time((at) => list({ ...states, text: `w${(at % 99) + 100}` })));
    add('search, all', await time(() => list({ ...states, text: 'buyer' })));
    add(
      'count of a queue, to 1,000',
      await time((at) =>
        countFailures({ ctx, input: { filter: failureFilterInput.parse({ queue: `queue-${at % 20}` }) } }),
      ),
    );
    add('groups', await time(() => listGroups({ ctx, input: {} })));

    const { rate, missing } = await measureIngest(ctx);
    const redrive = await measureRedrive(ctx);
    const broken: string[] = [];
    if (missing !== 0) broken.push(`${missing} messages were lost on their way in`);
    if (redrive.jobs !== redriven || redrive.handled !== redriven) {
      broken.push(`${redrive.jobs} jobs and a count of ${redrive.handled} of ${redriven} messages`);
    }
    return {
      title: `${figure(count)} failed messages`,
      head: ['view', 'p50', 'p99'],
      rows,
      notes: [
        `${rounds} times each; the messages were made by SQL in ${figure(seconds)} s`,
        `taken in from a local SQS by one process, 32 consumers: ${figure(rate)} a second`,
        `${figure(redriven)} redriven in ${figure(redrive.seconds)} s, freezing included; count ${figure(redrive.handled)}, jobs ${figure(redrive.jobs)}; longest chunk ${milliseconds(redrive.longest)}`,
        slow.length > 0 ? `slower than ${target} ms: ${slow.join(', ')}` : `every view under ${target} ms`,
      ],
      broken,
    };
  } finally {
    await close();
  }
}

/** All open jobs of one queue: frozen, started and sent without a canary. */
async function measureRedrive(ctx: Parameters<typeof freezeBatch>[0]['ctx']) {
  const filter = { queue: 'send-mail' };
  const from = performance.now();
  const frozen = await freezeBatch({ ctx, input: { filter, action: 'redrive', canary: false } });
  if (!frozen.ok) throw new Error(frozen.message);
  const { batchId } = frozen;
  await startBatch({ ctx, input: { batchId } });
  let longest = 0;
  for (;;) {
    const start = performance.now();
    const advanced = await advanceBatch({ ctx, input: { batchId, sources: sourcesOf() } });
    longest = Math.max(longest, performance.now() - start);
    if (advanced !== 'more') break;
  }
  const seconds = (performance.now() - from) / 1_000;
  const batch = await readBatch({ ctx, input: { batchId } });
  const [jobs] = await ctx.db.execute<{ n: number }>(sql`
    select count(*)::int as n from pgboss.job where id in (
      select sent_id::uuid from failure_batch_items where batch_id = ${batchId})`);
  return { seconds, longest, handled: batch?.handled ?? 0, jobs: jobs?.n ?? 0 };
}
