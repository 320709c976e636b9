import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { explain, Problem } from '@/scripts/lib/problem';
import { startThrowAway } from '@/scripts/simulate/cluster';
import { explore } from '@/scripts/simulate/explore';
import { plants } from '@/scripts/simulate/plants';
import { count, fromFile, noSums, summary, tell, toFile } from '@/scripts/simulate/report';
import { run } from '@/scripts/simulate/run';
import { openSite, type Site } from '@/scripts/simulate/site';

/*
 * `npm run simulate -- --seed 7 --steps 200`: one history, or with --seeds 50 that many from there (--every 2: each second
 * one); what fails is shrunk, told and kept in .data/simulate. `--history FILE` plays such a file again. `--plant NAME` plants a bug. How to read what
 * it says: docs/simulator.md.
 */

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    every: { type: 'string', default: '1' },
    steps: { type: 'string', default: '200' },
    history: { type: 'string' },
    plant: { type: 'string' },
    tell: { type: 'boolean', default: false },
  },
});

const numberOf = (name: 'seed' | 'seeds' | 'every' | 'steps'): number => {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Problem(`--${name} wants a whole number from 1 on.`);
};

function plantOf(name: string | undefined) {
  if (name === undefined || plants[name]) return plants[name ?? ''];
  throw new Problem(`There is no plant "${name}": choose from ${Object.keys(plants).join(', ')}.`);
}

async function replay(site: Site, file: string): Promise<boolean> {
  const { told, violation } = await run(site, fromFile(readFileSync(file, 'utf8')), {
    plant: plantOf(values.plant),
    thorough: 1,
  });
  say(tell(told, violation));
  return violation === null;
}

/** Until `npm run simulate:full`, which has started this process, says that it is enough. */
function* seeds(): Generator<number> {
  const [first, many, every] = [numberOf('seed'), numberOf('seeds'), numberOf('every')];
  let enough = false;
  process.once('message', () => {
    enough = true;
  });
  for (let n = 0; n < many && !enough; n++) yield first + n * every;
}

async function search(site: Site): Promise<boolean> {
  const steps = numberOf('steps');
  const sums = noSums();
  const began = performance.now();
  const found = await explore(site, {
    seeds: seeds(),
    steps,
    plant: plantOf(values.plant),
    seen: (one) => {
      count(sums, one);
      process.send?.(sums);
      if (one.violation) say(`A violation: ${one.violation.what}. Looking for its shortest history.`);
      if (values.tell) say(tell(one.told, one.violation));
    },
  });
  if (!process.send) say(summary(sums, (performance.now() - began) / 1_000));
  if (!found) return true;
  const folder = join('.data', 'simulate');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `seed-${found.seed}.jsonl`);
  writeFileSync(file, toFile(found.shortest));
  say(`\nSeed ${found.seed} fails. Its shortest history, ${found.shortest.length} of ${steps} steps:\n`);
  say(tell(found.run.told, found.run.violation));
  say(`\nAgain: npm run simulate -- --history ${file}${values.plant ? ` --plant "${values.plant}"` : ''}`);
  return false;
}

const say = (text: string) => process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const given = process.env.TEST_DATABASE_URL;
  const cluster = given ? null : await startThrowAway();
  process.env.TEST_DATABASE_URL = given || cluster?.adminUrl;
  Object.assign(process.env, {
    BASE_URL: 'http://localhost:3000',
    AUTH_SECRET: 'only-for-simulations-and-longer-than-32-characters',
    STRIPE_SECRET_KEY: 'sk_test_local',
    RESEND_API_KEY: 're_local',
    SMTP_URL: '',
  });
  const site = await openSite((name, value) => {
    process.env[name] = value;
  });
  const well = await (values.history ? replay(site, values.history) : search(site)).finally(async () => {
    await site.close();
    await cluster?.stop();
  });
  process.exit(well ? 0 : 1);
}

main().catch((error) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
