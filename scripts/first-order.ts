import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cloneHead, type Running, startCopy } from '@/scripts/bench/first-order/copy';
import { buyTicket } from '@/scripts/bench/first-order/fan';
import { createStopwatch } from '@/scripts/bench/first-order/stopwatch';
import { conditions } from '@/scripts/bench/report';
import { ensureBrowser } from '@/scripts/lib/browser';
import { onEndRequested } from '@/scripts/lib/lifecycle';
import { explain } from '@/scripts/lib/problem';

/*
 * The time from `git clone` to the first paid order: clones what is committed into an empty folder, runs `npm start`
 * there, and buys one ticket in a browser: `npm run first-order`.
 */

const root = resolve(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'tessera-first-order-'));
let running: Running | undefined;

async function cleanUp(): Promise<void> {
  await running?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  const browserPath = ensureBrowser(process.env);
  process.stdout.write(`${conditions(root)}\n`);
  const stopwatch = createStopwatch();
  const copy = join(folder, 'tessera');
  await stopwatch.stage('git clone', async () => cloneHead(root, copy));
  running = await startCopy(copy, process.env);
  const { site, inbox, ready } = running;
  await stopwatch.stage('npm start, until the site answers', ready);
  await buyTicket({ site, inbox, browserPath, stopwatch });
  process.stdout.write(stopwatch.table());
}

onEndRequested((exitCode) => void cleanUp().finally(() => process.exit(exitCode)));
main()
  .catch((error) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  })
  .finally(cleanUp);
