import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Workbench } from '@/scripts/bench/workbench';

let runs = 0;

/**
 * Runs a file of this folder as a process of its own, with the environment of the stack: what makes the load must
 * not share an event loop with what counts it. Throws a Problem with the end of its output when it fails.
 */
export async function runPart<Output>(bench: Workbench, file: string, input: unknown): Promise<Output> {
  runs++;
  const name = `${basename(file, '.ts')}-${runs}`;
  const answer = join(bench.dataDir, `${name}.json`);
  await bench.supervisor.run({
    name,
    args: ['--import', 'tsx', file, JSON.stringify(input), answer],
    env: bench.stack.env,
    stage: 3,
  });
  // Safe because the part writes what its own `servePart` promises.
  return JSON.parse(readFileSync(answer, 'utf8')) as Output;
}

/** The other end: reads the input, works, leaves the answer where it is looked for, and ends the process. */
export async function servePart<Input, Output>(work: (input: Input) => Promise<Output>): Promise<never> {
  const [input = '', answer = ''] = process.argv.slice(2);
  writeFileSync(answer, JSON.stringify(await work(JSON.parse(input) as Input)));
  process.exit(0);
}
