import { readFile } from 'node:fs/promises';
import { DateTime } from 'luxon';
import { z } from 'zod';

const folder = new URL('./nyphil/', import.meta.url);
/** The newest seasons come first: they are the ones that are on soon. */
const segments = ['2024-25_TO_NOW.json', '2004-05_TO_2010-11.json'].map(
  (name) => new URL(name, folder).pathname,
);

const datesOf = z.object({
  programs: z.array(z.object({ concerts: z.array(z.object({ Date: z.string() })) })),
});

/**
 * By how many years each segment is moved so that they follow one another ahead of `now`: the first so that at least
 * half of its dates lie ahead and its season is under way, the next so that it begins after the one before has ended.
 */
export async function shiftedSegments(now: Date): Promise<{ file: string; shiftYears: number }[]> {
  const plans: { file: string; shiftYears: number }[] = [];
  let free = DateTime.fromJSDate(now);
  for (const [index, file] of segments.entries()) {
    const json = datesOf.parse(JSON.parse(await readFile(file, 'utf8')));
    const dates = json.programs
      .flatMap((programme) => programme.concerts.map((concert) => DateTime.fromISO(concert.Date)))
      .sort((a, b) => a.toMillis() - b.toMillis());
    const anchor = index === 0 ? dates[Math.floor(dates.length / 2)] : dates[0];
    const last = dates.at(-1);
    if (!anchor || !last) continue;
    let shiftYears = 0;
    while (anchor.plus({ years: shiftYears }) <= free) shiftYears++;
    plans.push({ file, shiftYears });
    free = last.plus({ years: shiftYears, days: 7 });
  }
  return plans;
}
