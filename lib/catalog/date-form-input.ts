import { z } from 'zod';

/** Forms of the admin area about an event's dates. Clock times are the venue's. */

const id = z.uuid('This is not there any more. Load the page again.');
const day = z.iso.date('Choose a day.');
const time = z
  .string('Enter a time such as 19:30.')
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time such as 19:30.');
const wallPattern = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/;
const wall = z
  .string('Choose a day and a time.')
  .transform((text) => text.slice(0, 16))
  .refine(
    (text) => wallPattern.test(text) && !Number.isNaN(Date.parse(`${text}Z`)),
    'Choose a day and a time.',
  );
/** An empty field is null. Not a union: that would say "Invalid input" in place of what the schema says. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((given) => (given === undefined || given === '' ? null : given), schema.nullable());

const whole = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, 'Write it in digits.')
    .transform(Number)
    .refine((given) => given >= least && given <= most, `Choose between ${least} and ${most}.`);

const limits = { maxPerOrder: whole(1, 50), maxPerBuyer: whole(1, 1_000) };

const list = <S extends z.ZodType>(item: S) =>
  z.preprocess((given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]), z.array(item));

/** One date, or those of a rule; `day` (repeated) are the days of the preview that stayed ticked. */
export const addDatesForm = z.object({
  eventId: id,
  venueId: id,
  intent: z.enum(['preview', 'save']).default('preview'),
  from: day,
  time,
  repeat: z.enum(['once', 'day', 'week']).default('once'),
  until: optional(day),
  weekday: list(whole(1, 7)),
  day: list(day),
  doorsBefore: optional(whole(0, 600)),
  duration: optional(whole(1, 2_880)),
  onSale: wall,
  closesBefore: whole(0, 10_080),
  /** `places`, `plan:<id of a version>`, or `copy:<id of a performance>`. */
  like: z.string().regex(/^(places|(plan|copy):[0-9a-f-]{36})$/, 'Choose what is sold.'),
  ...limits,
});

export const dateForm = z.object({
  performanceId: id,
  startsAt: wall,
  doorsAt: optional(wall),
  endsAt: optional(wall),
  onSale: wall,
  offSale: wall,
  status: z.enum(['scheduled', 'postponed'], 'Choose one.'),
  currency: z
    .string()
    .toLowerCase()
    .regex(/^[a-z]{3}$/, 'Choose a currency of the list.'),
  accessCodeRequired: z.literal('yes').optional(),
  ...limits,
});

/** Cancelling gives everybody's money back; the fees too, unless the form says otherwise. */
export const cancelDateForm = z.object({
  performanceId: id,
  fees: z.enum(['return', 'keep']).default('return'),
});

export const accessCodeForm = z.object({
  performanceId: id,
  accessCode: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9][A-Z0-9-]{2,39}$/, 'Use 3 to 40 letters, digits and hyphens.'),
  validUntil: optional(wall),
});
export const dropCodeForm = z.object({ performanceId: id, codeId: id });

export type AddDatesInput = z.output<typeof addDatesForm>;
export type DateInput = z.output<typeof dateForm>;
