import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { onEndRequested } from '@/scripts/lib/lifecycle';
import { explain } from '@/scripts/lib/problem';
import { duration } from '@/scripts/lib/progress';
import { sum, type Tally } from '@/scripts/lib/results';
import { createSupervisor } from '@/scripts/lib/supervisor';
import { clearTestLeftovers } from '@/scripts/lib/test-leftovers';
import {
  allStages,
  fastStages,
  type Stage,
  type Workbench,
  withoutServices,
} from '@/scripts/lib/test-stages';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, '.data', 'test');
const dataDir = join(folder, `stack-${process.pid}`);

async function runStage({ name, run }: Stage, bench: Workbench): Promise<Tally> {
  process.stdout.write(`\n── ${name}\n`);
  const started = Date.now();
  const tally = await run(bench).catch((error): Tally => {
    process.stderr.write(`${explain(error)}\n`);
    return { passed: 0, failed: 1 };
  });
  const mark = tally.failed > 0 ? '✗' : '✓';
  const took = duration(Date.now() - started);
  process.stdout.write(`${mark} ${name}: passed ${tally.passed}, failed ${tally.failed} (${took})\n`);
  return tally;
}

/** All stages, the fast ones with `--fast`, or those whose names hold one of the words given. */
function chosenStages(args: string[]): Stage[] {
  const words = args.filter((arg) => !arg.startsWith('-'));
  const stages = args.includes('--fast') ? fastStages : allStages;
  return words.length > 0 ? stages.filter(({ name }) => words.some((word) => name.includes(word))) : stages;
}

async function main(): Promise<void> {
  await clearTestLeftovers(folder);
  mkdirSync(dataDir, { recursive: true });
  const supervisor = createSupervisor({
    url: 'a test run',
    runFile: join(dataDir, 'run.json'),
    logDir: join(dataDir, 'logs'),
  });
  const cleanUp = async ({ keepLogs = false } = {}) => {
    await supervisor.stopAll();
    rmSync(keepLogs ? join(dataDir, 'postgres') : dataDir, { recursive: true, force: true });
  };
  onEndRequested((exitCode) => void cleanUp().finally(() => process.exit(exitCode)));

  const bench: Workbench = { root, dataDir, env: withoutServices(process.env), supervisor };
  const tallies: Tally[] = [];
  for (const stage of chosenStages(process.argv.slice(2))) {
    tallies.push(await runStage(stage, bench));
  }
  const { passed, failed } = sum(tallies);
  await cleanUp({ keepLogs: failed > 0 });
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exit(failed > 0 ? 1 : 0);
}

main().catch((error) => {
  process.stderr.write(`${explain(error)}\n`);
  process.stdout.write('\n0 passed, 1 failed\n');
  process.exit(1);
});
