import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Database } from '@/db';
import { log } from '@/lib/log';
import { catalogChannel, catalogTag } from './tags';

type Revalidate = (tags: string[]) => Promise<void>;

const payload = z.array(z.string()).min(1).catch([catalogTag]);
const firstPause = 250;
const longestPause = 10_000;

/** Tries again, waiting ever longer, until it works: the server that is asked may not be up yet. */
async function persist(what: string, attempt: () => Promise<unknown>): Promise<void> {
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (pause >= longestPause / 4) log.warn({ error }, `${what} failed; trying again`);
      await wait(pause, undefined, { ref: false });
    }
  }
}

function parsePayload(text: string): string[] {
  try {
    return payload.parse(JSON.parse(text));
  } catch {
    return [catalogTag];
  }
}

/**
 * Hears of changes that any process announced and has the pages of this one rendered anew. At the start, and whenever
 * the connection had been lost, everything counts as changed: pages of an older build or database never stay.
 * Resolves when listening has begun.
 */
export async function followCatalogChanges(db: Database, revalidate: Revalidate): Promise<void> {
  const mark = (tags: string[]) => void persist('Marking pages as out of date', () => revalidate(tags));
  await persist('Listening for changes of the catalog', () =>
    db.$client.listen(
      catalogChannel,
      (text) => mark(parsePayload(text)),
      () => mark([catalogTag]),
    ),
  );
}
