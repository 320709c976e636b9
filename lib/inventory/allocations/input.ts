import { z } from 'zod';

/** Forms of the admin area about seats that are kept off sale. Clock times are the venue's. */

const id = z.uuid('This is not there any more. Load the page again.');
const printable = (text: string) => !/\p{C}/u.test(text);
const list = <S extends z.ZodType>(item: S) =>
  z.preprocess((given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]), z.array(item));

/** What an allocation is for, and how it is called in lists. */
export const allocationKinds = {
  guests: 'Guests',
  comps: 'Comps',
  house: 'House seats',
  wheelchair: 'Wheelchair and companion',
  promoter: 'Promoter',
  other: 'Other',
} as const;

const venueMoment = z
  .union([
    z.literal('').transform(() => null),
    z
      .string()
      .transform((text) => text.slice(0, 16))
      .refine(
        (text) =>
          /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(text) && !Number.isNaN(Date.parse(`${text}Z`)),
        'Choose a day and a time.',
      ),
  ])
  .optional()
  .default(null);

/** Nothing means that companion places stay with their wheelchair places. */
export const companionsForm = z.object({ performanceId: id, releaseAt: venueMoment });

export type CompanionsInput = z.output<typeof companionsForm>;

export const allocationForm = z.object({
  performanceId: id,
  allocationId: z
    .union([z.literal('').transform(() => null), id])
    .optional()
    .default(null),
  name: z
    .string('Enter a name.')
    .trim()
    .min(1, 'Enter a name, such as “Press”.')
    .max(60, 'Use at most 60 characters.')
    .refine(printable, 'This has characters that cannot be printed.'),
  kind: z.enum(Object.keys(allocationKinds) as [keyof typeof allocationKinds], 'Choose what it is for.'),
  releaseAt: venueMoment,
});

export type AllocationInput = z.output<typeof allocationForm>;

/** Seats by name, as every form about seats sends them. */
export const seatFields = {
  seatIndexes: list(z.coerce.number().int().min(0).max(1_000_000)).pipe(
    z.array(z.number()).max(5_000, 'Choose at most 5,000 seats at once.'),
  ),
  section: z
    .union([z.literal('').transform(() => null), z.coerce.number().int().min(0).max(1_000_000)])
    .optional()
    .default(null),
  row: z.string().trim().max(40, 'Use at most 40 characters.').optional().default(''),
  numbers: z.string().trim().max(300, 'Use at most 300 characters.').optional().default(''),
};

const placesPrefix = 'places:';
const places = z
  .array(
    z.object({
      priceLevelId: id,
      quantity: z.coerce.number('Write the number in digits.').int().min(1).max(1_000_000),
    }),
  )
  .max(50);

/** `seat` (repeated) are those chosen on the plan; `places:<level>` says how many of each, nothing or 0 means none. */
const withLists = (sent: unknown) => {
  const form = (sent ?? {}) as Record<string, unknown>;
  const wanted = Object.entries(form)
    .filter(([name, value]) => name.startsWith(placesPrefix) && value !== '' && value !== '0')
    .map(([name, quantity]) => ({ priceLevelId: name.slice(placesPrefix.length), quantity }));
  return { ...form, seatIndexes: form.seat, places: wanted };
};

export const blockForm = z.preprocess(
  withLists,
  z.object({
    performanceId: id,
    allocationId: z.uuid('Choose an allocation, or make one first.'),
    places,
    ...seatFields,
  }),
);

export const releaseSeatsForm = z.preprocess(withLists, z.object({ performanceId: id, ...seatFields }));

/** Everything of an allocation, or `quantity` places of one level. */
export const releaseAllocationForm = z.object({
  performanceId: id,
  allocationId: id,
  priceLevelId: id.optional(),
  quantity: z.coerce.number('Write the number in digits.').int().min(1, 'At least one.').optional(),
});
