import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { summary } from '@/scripts/lib/greeting';
import { onEndRequested } from '@/scripts/lib/lifecycle';
import { explain, Problem } from '@/scripts/lib/problem';
import { createProgress, duration } from '@/scripts/lib/progress';
import { settleEarlierRun } from '@/scripts/lib/run-file';
import { readSettings } from '@/scripts/lib/settings';
import { startStack } from '@/scripts/lib/stack';
import { createSupervisor, failure, type Supervisor } from '@/scripts/lib/supervisor';

const root = resolve(import.meta.dirname, '..');
const dataDir = join(root, '.data');
const runFile = join(dataDir, 'run.json');
const mode = process.argv.includes('--dev') ? 'development' : 'production';
const startedAt = Number(process.env.TESSERA_STARTED_AT) || Date.now();

let supervisor: Supervisor | undefined;
let ending = false;

/** The only way out: everything is stopped first. */
async function end(exitCode: number, message?: string): Promise<void> {
  if (ending) return;
  ending = true;
  if (message) process.stderr.write(`\n${message}\n`);
  else process.stdout.write('\nStopping …\n');
  await supervisor?.stopAll();
  if (!message) process.stdout.write('Stopped.\n');
  process.exit(exitCode);
}

async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const settings = readSettings(process.env);
  mkdirSync(dataDir, { recursive: true });

  const earlier = await settleEarlierRun(runFile);
  if ('running' in earlier) {
    const { url, supervisor: other } = earlier.running;
    throw new Problem(
      `Tessera already runs at ${url}: stop it first (Ctrl-C there, or "kill ${other.pid}").`,
    );
  }
  if (earlier.stopped > 0) {
    process.stdout.write(`✓ Stopped ${earlier.stopped} parts that an earlier start had left behind\n`);
  }

  supervisor = createSupervisor({ url: settings.baseUrl, runFile, logDir: join(dataDir, 'logs') });
  const step = createProgress();
  const stack = await startStack({ root, dataDir, source: process.env, settings, supervisor, step, mode });
  process.stdout.write(summary({ ...stack.urls, took: duration(Date.now() - startedAt) }));

  const { name, how, log } = await supervisor.death;
  await end(1, failure(`${name} ended unexpectedly (${how}), so everything was stopped`, log));
}

onEndRequested((exitCode) => void end(exitCode));
main().catch((error) => end(1, explain(error)));
