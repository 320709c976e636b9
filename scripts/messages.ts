import { parseArgs } from 'node:util';
import { type Ctx, closeDatabase, database } from '@/db';
import { dryRun } from '@/lib/failures/dry-run';
import { exportFailures } from '@/lib/failures/export-failures';
import { freezeBatch } from '@/lib/failures/freeze-batch';
import { type FailureFilter, failureFilterInput } from '@/lib/failures/input';
import { countFailures, listFailures } from '@/lib/failures/list-failures';
import { listGroups } from '@/lib/failures/list-groups';
import { readBatch } from '@/lib/failures/read-batch';
import { readFailure } from '@/lib/failures/read-failure';
import { sourcesOf } from '@/lib/failures/sources';
import { startBatch } from '@/lib/failures/steer-batch';
import { csvLine } from '@/lib/payments/csv-stream';
import { explain, Problem } from '@/scripts/lib/problem';

/*
 * Failed messages on the command line: npm run messages -- list|groups|show ID|redrive|export|batch ID, with the filter of the
 * console as options (--queue x --text y --state open …). `redrive` freezes and tries; with --yes it starts, and the worker
 * goes through with it.
 */

const names = ['source', 'queue', 'kind', 'fingerprint', 'from', 'to', 'text', 'assignee'] as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    ...(Object.fromEntries(names.map((name) => [name, { type: 'string' }])) as Record<
      (typeof names)[number],
      { type: 'string' }
    >),
    state: { type: 'string', multiple: true },
    order: { type: 'string' },
    money: { type: 'boolean' },
    format: { type: 'string', default: 'json' },
    rate: { type: 'string' },
    'to-queue': { type: 'string' },
    'no-canary': { type: 'boolean' },
    yes: { type: 'boolean' },
  },
});

function filterOf(): FailureFilter {
  const given = Object.fromEntries(names.flatMap((name) => (values[name] ? [[name, values[name]]] : [])));
  const { state: states, order: orderId, money } = values;
  const parsed = failureFilterInput.safeParse({
    ...given,
    ...(states && { states }),
    ...(orderId && { orderId }),
    ...(money && { money }),
  });
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}`);
  throw new Problem(wrong.join('\n'));
}

function say(value: unknown): void {
  process.stdout.write(`${typeof value === 'string' ? value : JSON.stringify(value, null, 2)}\n`);
}

async function list(ctx: Ctx): Promise<void> {
  const filter = filterOf();
  const [{ rows }, { count, more }] = await Promise.all([
    listFailures({ ctx, input: { filter } }),
    countFailures({ ctx, input: { filter } }),
  ]);
  for (const { id, lastFailedAt, state, queue, error } of rows)
    say([id, lastFailedAt, state, queue, error].join('  '));
  say(`${rows.length} of ${count}${more ? '+' : ''}`);
}

async function redrive(ctx: Ctx): Promise<void> {
  const sources = sourcesOf();
  const rate = values.rate ? Number(values.rate) : undefined;
  const input = {
    filter: filterOf(),
    action: 'redrive' as const,
    rate,
    targetQueue: values['to-queue'],
    canary: !values['no-canary'],
  };
  const frozen = await freezeBatch({ ctx, input });
  if (!frozen.ok) throw new Problem(frozen.message);
  const { batchId } = frozen;
  say({ frozen, tried: await dryRun({ ctx, input: { batchId, sources } }) });
  if (!values.yes) return say('Nothing was sent. Add --yes to start it.');
  const started = await startBatch({ ctx, input: { batchId } });
  say(started.ok ? `The batch is ${started.state}: npm run messages -- batch ${batchId}` : started.message);
}

/** One line a message, written as fast as it is taken. */
async function writeOut(ctx: Ctx): Promise<void> {
  const columns = [
    'id',
    'source',
    'queue',
    'kind',
    'originalId',
    'state',
    'attempts',
    'lastFailedAt',
    'orderId',
    'moneyAtRisk',
    'currency',
    'error',
  ] as const;
  const csv = values.format === 'csv';
  if (csv) process.stdout.write(csvLine([...columns, 'payload']));
  for await (const row of exportFailures({ ctx, input: { filter: filterOf() } })) {
    const line = csv
      ? csvLine([...columns.map((name) => row[name]), JSON.stringify(row.payload)])
      : `${JSON.stringify(row)}\n`;
    if (!process.stdout.write(line)) await new Promise((taken) => process.stdout.once('drain', taken));
  }
}

async function main(): Promise<void> {
  const [command, id = ''] = positionals;
  const ctx: Ctx = { actor: { kind: 'job', name: 'command line' }, db: database() };
  if (command === 'list') return list(ctx);
  if (command === 'groups') return say(await listGroups({ ctx, input: {} }));
  if (command === 'show')
    return say((await readFailure({ ctx, input: { id } })) ?? 'There is no such message.');
  if (command === 'batch')
    return say((await readBatch({ ctx, input: { batchId: id } })) ?? 'There is no such batch.');
  if (command === 'redrive') return redrive(ctx);
  if (command === 'export') return writeOut(ctx);
  throw new Problem('Say what: list, groups, show ID, redrive, batch ID or export.');
}

main()
  .catch((error) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  })
  .finally(closeDatabase);
