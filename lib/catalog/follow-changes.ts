import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Database } from '@/db';
import { log } from '@/lib/log';
import { catalogChannel, catalogTag } from './tags';

const payload = z.array(z.string()).min(1).catch([catalogTag]);
const firstPause = 250;
const longestPause = 10_000;

function parsePayload(text: string): string[] {
  try {
    return payload.parse(JSON.parse(text));
  } catch {
    return [catalogTag];
  }
}

/**
 * Hears of changes that any process announced and has the pages of this one rendered anew: `mark` gets their tags. At the
 * start, and whenever the connection had been lost, everything counts as changed: pages of an older build or database
 * never stay. Resolves when listening has begun, however long the database is away.
 */
export async function followCatalogChanges(db: Database, mark: (tags: string[]) => void): Promise<void> {
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      await db.$client.listen(
        catalogChannel,
        (text) => mark(parsePayload(text)),
        () => mark([catalogTag]),
      );
      return;
    } catch (error) {
      if (pause >= longestPause / 4)
        log.warn({ error }, 'Listening for changes of the catalog failed; trying again');
      await wait(pause, undefined, { ref: false });
    }
  }
}
