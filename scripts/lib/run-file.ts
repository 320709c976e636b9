import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { type Identity, stillRuns, stopGroup } from '@/scripts/lib/processes';

export type RunningPart = Identity & { name: string; signal: NodeJS.Signals };

/** What one start notes about itself, so that the next one can tidy up after a kill -9. */
type Run = { supervisor: Identity; url: string; parts: RunningPart[] };

/** Writes the note in one step, so that a crash leaves the old or the new one, never half. */
export function writeRun(file: string, run: Run): void {
  writeFileSync(`${file}.new`, JSON.stringify(run, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Reads the note of an earlier start; undefined when there is none or it cannot be read. */
function readRun(file: string): Run | undefined {
  try {
    const run = JSON.parse(readFileSync(file, 'utf8')) as Run;
    return run.supervisor?.pid && Array.isArray(run.parts) ? run : undefined;
  } catch {
    return undefined;
  }
}

/** Takes the note of a run away, when it has ended in order. */
export function removeRun(file: string): void {
  rmSync(file, { force: true });
}

/**
 * Looks at what an earlier start left. Returns its note when it still runs; otherwise stops those of its parts that
 * are still there, recognised by pid and start time, and returns how many they were.
 */
export async function settleEarlierRun(file: string): Promise<{ running: Run } | { stopped: number }> {
  const run = readRun(file);
  if (!run) return { stopped: 0 };
  if (stillRuns(run.supervisor)) return { running: run };
  const left = run.parts.filter(stillRuns);
  await Promise.all(left.map((part) => stopGroup(part.pid, part.signal, 10_000)));
  removeRun(file);
  return { stopped: left.length };
}
