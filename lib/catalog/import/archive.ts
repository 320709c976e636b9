import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';

/** A text that PostgreSQL can store and a page can print. */
const line = z
  .string()
  .max(2_000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get in
  .refine((text) => !/[\u0000-\u0008\u000e-\u001f]/.test(text), 'contains control characters');

/** The archive was XML once: words in italics were cut out of their sentence and put into `em`. */
const emphasised = z
  .object({ _: line.optional(), em: z.union([line, z.array(line)]) })
  .transform(({ _: rest = '', em }) => joinEmphasis(rest, [em].flat()));

const words = z.union([line, emphasised]);

const soloist = z.object({
  soloistName: line,
  soloistInstrument: line.nullish(),
  soloistRoles: line.nullish(),
});

const work = z.object({
  ID: line.nullish(),
  composerName: words.nullish(),
  workTitle: words.nullish(),
  movement: words.nullish(),
  conductorName: line.nullish(),
  interval: line.nullish(),
  soloists: z.union([z.array(soloist).max(1_000), z.undefined(), z.null()]).transform((list) => list ?? []),
});

const concert = z.object({
  eventType: line.min(1),
  Location: line.min(1),
  Venue: line,
  Date: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/, 'is not a date'),
  Time: line.nullish(),
});

const programme = z.object({
  id: line.min(1),
  programID: z.union([line.min(1), z.number().transform(String)]),
  orchestra: line.min(1),
  season: line.nullish(),
  // Concerts are parsed one by one, so that a broken one does not take its programme with it.
  concerts: z.array(z.unknown()).max(1_000),
  works: z.array(work).max(2_000),
});

type ArchiveConcert = z.infer<typeof concert>;
export type ArchiveWork = z.infer<typeof work>;
export type ArchiveSoloist = z.infer<typeof soloist>;
export type ArchiveProgramme = Omit<z.infer<typeof programme>, 'concerts'> & {
  /** Where it was read, for reports: "2004-05.json, programme 12 (id 3456)". */
  place: string;
  concerts: { place: string; concert: ArchiveConcert }[];
};

/** Something that was left out, where it stands, and why. */
export type Skipped = { place: string; reason: string };

/** The file as a whole is not an archive segment; nothing of it may be used. */
export class NotAnArchiveError extends Error {
  override name = 'NotAnArchiveError';
}

/**
 * Reads a segment of the archive. Broken programmes and concerts are returned with their place; the others are
 * checked. Throws NotAnArchiveError when the file cannot be read or has another format.
 */
export async function readArchive(
  path: string,
): Promise<{ programmes: ArchiveProgramme[]; broken: Skipped[] }> {
  const file = basename(path);
  const records = await readRecords(path, file);
  const programmes: ArchiveProgramme[] = [];
  const broken: Skipped[] = [];
  for (const [index, record] of records.entries()) {
    const place = `${file}, programme ${index + 1}${nameOf(record)}`;
    const parsed = programme.safeParse(record);
    if (!parsed.success) {
      broken.push({ place, reason: problem(parsed.error) });
      continue;
    }
    const concerts: ArchiveProgramme['concerts'] = [];
    for (const [number, raw] of parsed.data.concerts.entries()) {
      const at = `${place}, concert ${number + 1}`;
      const one = concert.safeParse(raw);
      if (one.success) concerts.push({ place: at, concert: one.data });
      else broken.push({ place: at, reason: problem(one.error) });
    }
    programmes.push({ ...parsed.data, place, concerts });
  }
  // One or two good records among hundreds that are not: that is another format, not a damaged archive.
  if (records.length > 0 && programmes.length * 2 < records.length) {
    const example = broken[0];
    throw new NotAnArchiveError(
      `${file} is not a segment of the archive: ${example?.place}: ${example?.reason}`,
    );
  }
  return { programmes, broken };
}

async function readRecords(path: string, file: string): Promise<unknown[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw new NotAnArchiveError(
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new NotAnArchiveError(`${file} is not JSON`);
  }
  const whole = z.object({ programs: z.array(z.unknown()) }).safeParse(json);
  if (!whole.success) throw new NotAnArchiveError(`${file} has no list of "programs"`);
  return whole.data.programs;
}

function nameOf(record: unknown): string {
  const named = z.object({ programID: z.union([z.string(), z.number()]) }).safeParse(record);
  return named.success ? ` (programID ${String(named.data.programID).slice(0, 40)})` : '';
}

function problem(error: z.ZodError): string {
  const [first] = error.issues;
  return first ? `${first.path.join('.') || 'the record'}: ${first.message}` : 'unreadable';
}

/** Puts words back into the gaps that they left: double blanks, empty brackets, a hanging comma; else at the end. */
function joinEmphasis(rest: string, pieces: readonly string[]): string {
  const left = [...pieces];
  const filled = rest.replace(/\(\s*\)|\(\s+|\s+\)|\s{2,}|\s+(?=,)/g, (gap) => {
    const piece = left.shift();
    if (piece === undefined) return gap;
    const open = gap.startsWith('(') ? '(' : ' ';
    const close = gap.endsWith(')') ? ')' : gap.trim() === '' || gap.startsWith('(') ? ' ' : '';
    return `${open}${piece}${close}`;
  });
  if (left.length === 0) return filled;
  // A remainder that begins in the middle of a sentence followed the words; any other stood before them.
  return /^[(a-z]/.test(filled) ? [...left, filled].join(' ') : [filled, ...left].join(' ');
}
