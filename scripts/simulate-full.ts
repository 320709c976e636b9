import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { explain, Problem } from '@/scripts/lib/problem';
import { startThrowAway } from '@/scripts/simulate/cluster';
import { noSums, ordersIn, type Sums, summary, together } from '@/scripts/simulate/report';

/*
 * `npm run simulate:full`: a thousand seeds of a thousand steps, which are more than a hundred thousand orders, in as many
 * processes as there are cores, on one PostgreSQL. It takes hours. `--minutes 30` ends earlier; `--seed 2001` begins elsewhere.
 */

const seeds = 1_000;
const steps = 1_000;
const leastOrders = 100_000;

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, seed: { type: 'string', default: '1' } },
});

const minutes = Number(values.minutes ?? Number.POSITIVE_INFINITY);
const first = Number(values.seed);

/** One process with every n-th seed. Resolves to its exit code; `enough` ends it behind the seed that it plays. */
function start(at: number, processes: number, adminUrl: string, hear: (sums: Sums) => void) {
  const options = {
    seed: first + at,
    every: processes,
    seeds: Math.ceil((seeds - at) / processes),
    steps,
  };
  const child = fork(
    'scripts/simulate.ts',
    Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]),
    { execArgv: ['--import', 'tsx'], env: { ...process.env, TEST_DATABASE_URL: adminUrl } },
  );
  child.on('message', (sums) => hear(sums as Sums));
  const over = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  return { over, enough: () => child.connected && child.send('enough') };
}

async function main(): Promise<void> {
  if (!(minutes > 0)) throw new Problem('--minutes wants a number above 0.');
  if (!Number.isInteger(first) || first < 1) throw new Problem('--seed wants a whole number from 1 on.');
  const cluster = await startThrowAway();
  const began = performance.now();
  const heard = new Map<number, Sums>();
  const sums = () => [...heard.values()].reduce(together, noSums());
  const told = () => summary(sums(), (performance.now() - began) / 1_000);
  const processes = availableParallelism();
  const all = Array.from({ length: processes }, (_, at) =>
    start(at, processes, cluster.adminUrl, (one) => heard.set(at, one)),
  );
  const endAll = () => all.map(({ enough }) => enough());
  const timer = Number.isFinite(minutes) ? setTimeout(endAll, minutes * 60_000) : undefined;
  const progress = setInterval(() => process.stdout.write(`${told()}\n`), 60_000);
  const codes = await Promise.all(
    all.map(({ over }) =>
      over.then((code) => {
        if (code !== 0) endAll();
        return code;
      }),
    ),
  );
  clearTimeout(timer);
  clearInterval(progress);
  await cluster.stop();
  const well = codes.every((code) => code === 0);
  const whole = sums().seeds >= seeds && ordersIn(sums()) >= leastOrders;
  const verdict = well ? 'No violation' : 'A violation, told above';
  process.stdout.write(
    `\n${told()}\n${verdict}${whole ? '' : `; ended before ${seeds} seeds and ${leastOrders} orders`}.\n`,
  );
  process.exit(well ? 0 : 1);
}

main().catch((error) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
