import { z } from 'zod';

/** Forms of the admin area about price levels. Clock times are the venue's. */

export const id = z.uuid('This is not there any more. Load the page again.');
const printable = (text: string) => !/\p{C}/u.test(text);

/** An empty field is null. Not a union: that would say "Invalid input" in place of what the schema says. */
export const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((given) => (given === undefined || given === '' ? null : given), schema.nullable());

export const whole = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,7}$/, 'Write it in digits.')
    .transform(Number)
    .refine(
      (given) => given >= least && given <= most,
      `Choose between ${least} and ${most.toLocaleString('en')}.`,
    );

export const decimal = (ask: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,6}([.,]\d{1,2})?$/, ask)
    .transform((text) => text.replace(',', '.'));

export const wall = z
  .string()
  .transform((text) => text.slice(0, 16))
  .refine(
    (text) =>
      /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(text) && !Number.isNaN(Date.parse(`${text}Z`)),
    'Choose a day and a time.',
  );

const list = <S extends z.ZodType>(item: S) =>
  z.preprocess((given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]), z.array(item));

export const name = (example: string) =>
  z
    .string('Enter a name.')
    .trim()
    .min(1, `Enter a name, such as “${example}”.`)
    .max(80, 'Use at most 80 characters.')
    .refine(printable, 'This has characters that cannot be printed.');

export const description = z
  .string()
  .trim()
  .max(300, 'Use at most 300 characters.')
  .refine(printable, 'This has characters that cannot be printed.')
  .transform((text) => text || null)
  .optional()
  .default(null);

/** What a price is stated by; amounts in major units as people write them, empty keeps what it costs. */
export const statedPrice = {
  amount: optional(decimal('Write a price such as 45 or 45.50; 0 is free.')),
  fee: optional(decimal('Write an amount such as 2.50.')),
  feeMode: z.enum(['on_top', 'inside']).default('on_top'),
  taxMode: z.enum(['exclusive', 'inclusive', 'none']).default('none'),
  taxRate: optional(decimal('Write a rate such as 8.88.')),
};

/** `amount` and `fee` in major units as people write them; an empty amount keeps what a level costs. */
export const levelForm = z
  .object({
    performanceId: id,
    levelId: optional(id),
    name: name('Stalls'),
    description,
    kind: z.enum(['reserved', 'general']),
    ...statedPrice,
    capacity: optional(whole(0, 1_000_000)),
    category: list(z.string().max(200)),
    onSaleAt: optional(wall),
    offSaleAt: optional(wall),
    minPerOrder: whole(1, 50),
    maxPerOrder: optional(whole(1, 50)),
    accessCodeRequired: z.literal('yes').optional(),
    payWhatYouLike: z.literal('yes').optional(),
    /** "10, 20, 50": in major units. */
    suggestedAmounts: z
      .string()
      .optional()
      .default('')
      .transform((text) => text.split(/,?[\s;]+/).filter(Boolean))
      .pipe(
        z
          .array(z.string().regex(/^\d{1,6}([.,]\d{1,2})?$/, 'Write amounts such as 10, 20, 50.'))
          .max(6, 'Suggest at most six amounts.'),
      )
      .transform((amounts) => amounts.map((amount) => amount.replace(',', '.'))),
  })
  .refine(({ kind, payWhatYouLike }) => kind === 'general' || !payWhatYouLike, {
    path: ['payWhatYouLike'],
    error: 'Only places without numbers can cost what the fan likes.',
  })
  .refine(({ levelId, amount }) => levelId || amount !== null, {
    path: ['amount'],
    error: 'Enter what it costs; 0 is free.',
  })
  .refine(({ kind, capacity }) => kind === 'reserved' || capacity !== null, {
    path: ['capacity'],
    error: 'Enter how many places there are.',
  })
  .refine(({ minPerOrder, maxPerOrder }) => maxPerOrder === null || maxPerOrder >= minPerOrder, {
    path: ['maxPerOrder'],
    error: 'The most cannot be less than the least.',
  });

export const levelIdForm = z.object({ performanceId: id, levelId: id });

export type LevelInput = z.output<typeof levelForm>;
