import { z } from 'zod';
import type { Ctx } from '@/db';
import { type ArchiveProgramme, readArchive, type Skipped } from './archive';
import { planEvent } from './plan';
import { prepareImport } from './prepare';
import type { Counts } from './rows';
import { writeEvents } from './write-events';

const importInput = z.object({
  files: z.array(z.string().min(1)).min(1),
  /** Whole years to move every date by; weekdays stay. */
  shiftYears: z.number().int().min(-200).max(200).default(0),
});

export type ImportReport = {
  programmes: number;
  concerts: number;
  events: Counts;
  performances: Counts;
  skipped: Skipped[];
};

/** Programmes that are written together; a transaction holds its locks for a fraction of a second. */
const batch = 100;

/**
 * Imports segments of the New York Philharmonic's archive. All files are read before anything is written: throws
 * NotAnArchiveError when one of them is something else. Repeatable: what did not change is not touched.
 * `onProgress` is told how many programmes of how many are done.
 */
export async function importNyphil({
  ctx,
  input,
  onProgress,
}: {
  ctx: Ctx;
  input: z.input<typeof importInput>;
  onProgress?: (done: number, total: number) => void;
}): Promise<ImportReport> {
  const { files, shiftYears } = importInput.parse(input);
  const skipped: Skipped[] = [];
  const programmes = new Map<string, ArchiveProgramme>();
  for (const file of new Set(files)) {
    const archive = await readArchive(file);
    skipped.push(...archive.broken);
    for (const programme of archive.programmes) {
      // Segments overlap, and a file may be named twice: the programme that was read first counts.
      if (programmes.has(programme.programID))
        skipped.push({ place: programme.place, reason: 'read before' });
      else programmes.set(programme.programID, programme);
    }
  }
  const report: ImportReport = {
    programmes: programmes.size,
    concerts: [...programmes.values()].reduce((sum, one) => sum + one.concerts.length, 0),
    events: { added: 0, changed: 0, unchanged: 0 },
    performances: { added: 0, changed: 0, unchanged: 0 },
    skipped,
  };
  const organizerId = await prepareImport(ctx);
  const all = [...programmes.values()];
  for (let from = 0; from < all.length; from += batch) {
    const planned = all.slice(from, from + batch).map((programme) => planEvent(programme, { shiftYears }));
    skipped.push(...planned.flatMap((one) => one.skipped));
    const events = planned.flatMap((one) => (one.event ? [one.event] : []));
    const written = await writeEvents({ ctx, input: { organizerId, events } });
    for (const kind of ['added', 'changed', 'unchanged'] as const) {
      report.events[kind] += written.events[kind];
      report.performances[kind] += written.performances[kind];
    }
    onProgress?.(Math.min(from + batch, all.length), all.length);
  }
  return report;
}
