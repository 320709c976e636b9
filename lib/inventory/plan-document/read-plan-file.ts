import { z } from 'zod';
import { type Failure, fail } from '@/lib/result';
import type { PlanDocument } from './document';
import { type PlanFile, planLimits } from './file-format';
import { fromFile } from './from-file';

/** Where a file breaks the format (`zones[0].rows[2].seats[5].position.x`), and how. */
export type FileProblem = { path: string; reason: string };

type ReadPlan = { ok: true; document: PlanDocument };
export type RefusedFile = Failure<'FILE_REFUSED'> & { problems: FileProblem[] };

const most = 20;

const text = z
  .string()
  .max(planLimits.text)
  // PostgreSQL keeps every character but this one.
  .refine((given) => !given.includes('\0'), 'has a character that cannot be kept');
const id = text.min(1);
/** Longer: our marks stand before a uuid that was there (file-format.ts). */
const marked = z
  .string()
  .max(2 * planLimits.text + 20)
  .refine((given) => !given.includes('\0'), 'has a character that cannot be kept');
const coordinate = z.number().min(-planLimits.reach).max(planLimits.reach);
const length = coordinate.min(0);
const position = z.strictObject({ x: coordinate, y: coordinate });
const size = z.strictObject({ width: length, height: length });

const seat = z.strictObject({
  seat_guid: id,
  seat_number: text,
  uuid: marked.optional(),
  start_direction: text.nullish(),
  radius: z.number().min(1).max(1_000).optional(),
  position,
  category: text,
});

const row = z.strictObject({
  row_number: text,
  row_label: text.nullish(),
  seat_label: text.nullish(),
  uuid: text.optional(),
  seats: z.array(seat),
  row_number_position: z.enum(['start', 'end', 'both']).nullish(),
  position: position.optional(),
  // Only in files of before 2020.
  number_of_seats: z.number().optional(),
  seats_spacing: z.number().optional(),
});

const words = z.strictObject({ text, color: text.optional(), size: length.optional(), position });

const area = z.strictObject({
  color: text.optional(),
  border_color: text.optional(),
  rotation: z.number().optional(),
  position: position.optional(),
  uuid: text.optional(),
  shape: z.enum(['polygon', 'rectangle', 'ellipse', 'circle', 'text']).optional(),
  polygon: z.strictObject({ points: z.array(position).min(3).max(1_000) }).optional(),
  rectangle: size.optional(),
  ellipse: z.strictObject({ radius: position }).optional(),
  circle: z.strictObject({ radius: length }).optional(),
  // In files of before 2020 a text was just a text, and every area a rectangle.
  text: z.union([text, words]).optional(),
  width: length.optional(),
  height: length.optional(),
});

const zone = z.strictObject({
  name: text.optional(),
  zone_id: text.optional(),
  uuid: text.optional(),
  position,
  rows: z.array(row).max(planLimits.rows),
  areas: z.array(area).max(planLimits.areas).optional(),
  displayed: z.boolean().optional(),
});

const file = z.strictObject({
  name: text.min(1),
  categories: z.array(z.strictObject({ name: id, color: text.optional() })).max(planLimits.categories),
  zones: z.array(zone).min(1).max(planLimits.zones),
  size,
});

/** Reads a plan from the text of a file; a file that breaks the format or a limit is refused with places and reasons. */
export function readPlanFile(given: string): ReadPlan | RefusedFile {
  if (Buffer.byteLength(given) > planLimits.bytes)
    return refused([{ path: '', reason: 'is larger than 20 MB' }]);
  let json: unknown;
  try {
    // A byte order mark is no JSON, and Windows likes to write one.
    json = JSON.parse(given.replace(/^\uFEFF/, ''));
  } catch (error) {
    return refused([{ path: '', reason: `is not JSON: ${error instanceof Error ? error.message : ''}` }]);
  }
  const parsed = file.safeParse(json, { reportInput: true });
  if (!parsed.success) return refused(parsed.error.issues.map(problemOf));
  const problems = contradictions(parsed.data);
  return problems.length > 0 ? refused(problems) : { ok: true, document: fromFile(parsed.data) };
}

function refused(problems: FileProblem[]): RefusedFile {
  const [first] = problems;
  const rest = problems.length > 1 ? ` ${problems.length - 1} more places are wrong.` : '';
  const message = `This file cannot be read as a seating plan: ${first?.path || 'the file'} ${first?.reason}.${rest}`;
  return fail('FILE_REFUSED', message, { problems: problems.slice(0, most) });
}

/** What the schema cannot say: guids are unique, categories exist, the whole is not too large. */
function contradictions({ categories, zones }: PlanFile): FileProblem[] {
  const problems: FileProblem[] = [];
  const names = new Set<string>();
  categories.forEach(({ name }, at) => {
    if (names.has(name)) problems.push({ path: `categories[${at}].name`, reason: `repeats “${name}”` });
    names.add(name);
  });
  const seen = new Map<string, string>();
  zones.forEach((eachZone, zoneAt) => {
    eachZone.rows.forEach((eachRow, rowAt) => {
      eachRow.seats.forEach(({ seat_guid, category }, seatAt) => {
        const path = `zones[${zoneAt}].rows[${rowAt}].seats[${seatAt}]`;
        const other = seen.get(seat_guid);
        if (other) problems.push({ path: `${path}.seat_guid`, reason: `repeats “${seat_guid}” of ${other}` });
        else seen.set(seat_guid, path);
        if (category && !names.has(category))
          problems.push({
            path: `${path}.category`,
            reason: `names “${category}”, which is not in categories`,
          });
      });
    });
  });
  if (seen.size > planLimits.seats)
    problems.unshift({ path: 'zones', reason: `hold more than ${planLimits.seats} seats` });
  return problems;
}

const pathOf = (path: readonly PropertyKey[]) =>
  path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    '',
  );

function problemOf(issue: z.core.$ZodIssue): FileProblem {
  const path = pathOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    return { path: pathOf([...issue.path, key]), reason: 'is not part of the format' };
  }
  if (issue.code === 'invalid_union') {
    // A text that is meant as an object: its own problems say more than "no shape fits".
    const inner = issue.errors.find((errors) => errors.some(({ path }) => path.length > 0)) ?? [];
    const [first] = inner;
    if (first) return problemOf({ ...first, path: [...issue.path, ...first.path] });
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) return { path, reason: 'is missing' };
  if (issue.code === 'invalid_type') return { path, reason: `must be ${article(issue.expected)}` };
  if (issue.code === 'invalid_value') return { path, reason: `must be one of ${issue.values.join(', ')}` };
  if (issue.code === 'too_small')
    return { path, reason: issue.origin === 'string' ? 'is empty' : `must be at least ${issue.minimum}` };
  if (issue.code === 'too_big') {
    const unit = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : '';
    return { path, reason: `is more than ${issue.maximum}${unit}` };
  }
  return { path, reason: issue.message };
}

const article = (type: string) => (/^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`);
