import type { Ctx } from '@/db';
import { log } from '@/lib/log';
import { flushTally } from './flush-tally';
import { sendNews } from './send-news';
import { watch } from './watch';

const flushEvery = 5_000;
const lookEvery = 5_000;

// Next registers a process more than once in development.
const shared = globalThis as { tesseraWatch?: boolean };

/**
 * Lets a process carry its counts to the database, and look after the worker: when nobody has looked for
 * `pauseSeconds`, it looks and tells itself. Costs one small statement a look. Never throws, never keeps a process alive.
 */
export function standWatch(ctx: Ctx, { pauseSeconds }: { pauseSeconds: number }): void {
  if (shared.tesseraWatch) return;
  shared.tesseraWatch = true;
  again(flushEvery, 'counts', () => flushTally({ ctx }));
  again(lookEvery, 'watch', async () => {
    // Where the worker looks, the worker tells.
    if (await watch({ ctx, input: { pauseSeconds } })) await sendNews({ ctx });
  });
}

/** One after the other, so that a database that is away is asked by one and not by many. */
function again(pause: number, what: string, work: () => Promise<unknown>): void {
  const round = async () => {
    try {
      await work();
    } catch (error) {
      log.warn({ error, what }, 'the watch of a web process failed; it is tried again');
    }
    setTimeout(round, pause).unref();
  };
  setTimeout(round, pause).unref();
}
