import { z } from 'zod';
import { promoCodeText } from './input';

/** Forms of the admin area about promo codes. Clock times are the organizer's. */

const id = z.uuid('This is not there any more. Load the page again.');
const printable = (text: string) => !/\p{C}/u.test(text);

/** An empty field is null. Not a union: that would say "Invalid input" in place of what the schema says. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((given) => (given === undefined || given === '' ? null : given), schema.nullable());

const whole = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,7}$/, 'Write it in digits.')
    .transform(Number)
    .refine(
      (given) => given >= least && given <= most,
      `Choose between ${least} and ${most.toLocaleString('en')}.`,
    );

const wall = z
  .string()
  .transform((text) => text.slice(0, 16))
  .refine(
    (text) =>
      /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(text) && !Number.isNaN(Date.parse(`${text}Z`)),
    'Choose a day and a time.',
  );

const list = <S extends z.ZodType>(item: S) =>
  z.preprocess((given) => (given === undefined ? [] : Array.isArray(given) ? given : [given]), z.array(item));

const limits = {
  note: z
    .string()
    .trim()
    .max(120, 'Use at most 120 characters.')
    .refine(printable, 'This has characters that cannot be printed.')
    .transform((text) => text || null)
    .optional()
    .default(null),
  scope: z.enum(['all', 'chosen'], 'Choose one.').default('all'),
  /** `event:<id>`, `date:<id>` or `level:<id>`. */
  target: list(z.string().regex(/^(event|date|level):[0-9a-f-]{36}$/, 'Load the page again.')).pipe(
    z.array(z.string()).max(500, 'Choose at most 500; tick whole events instead.'),
  ),
  validFrom: optional(wall),
  validUntil: optional(wall),
  maxPerBuyer: optional(whole(1, 100)),
};

const discount = {
  kind: z.enum(['percent', 'amount'], 'Choose one.').default('percent'),
  percent: optional(whole(1, 100)),
  amount: optional(
    z
      .string()
      .trim()
      .regex(/^\d{1,6}([.,]\d{1,2})?$/, 'Write an amount such as 5 or 7.50.')
      .transform((text) => text.replace(',', '.')),
  ),
  currency: z
    .string()
    .toLowerCase()
    .regex(/^[a-z]{3}$/, 'Choose a currency of the list.')
    .optional(),
};

type Stated = { kind: string; percent: number | null; amount: string | null; currency?: string };

const hasPercent = ({ kind, percent }: Stated) => kind !== 'percent' || percent !== null;
const hasAmount = ({ kind, amount }: Stated) => kind !== 'amount' || Number(amount ?? 0) > 0;
const namesTargets = ({ scope, target }: { scope: string; target: string[] }) =>
  scope === 'all' || target.length > 0;
const noPercent = { path: ['percent'], error: 'Enter how many percent it takes off.' };
const noAmount = { path: ['amount'], error: 'Enter an amount above 0.' };
const noTarget = { path: ['target'], error: 'Tick what the code is for, or let it be for everything.' };

export const newPromoForm = z
  .object({ spelling: promoCodeText, ...discount, ...limits, maxUses: optional(whole(1, 1_000_000)) })
  .refine(hasPercent, noPercent)
  .refine(hasAmount, noAmount)
  .refine(namesTargets, noTarget);

export const promoForm = z
  .object({ promoCodeId: id, ...limits, maxUses: optional(whole(1, 1_000_000)) })
  .refine(namesTargets, noTarget);

/** `key` is the batch's id, so that the same form sent twice makes it once. */
export const promoBatchForm = z
  .object({
    key: id,
    ...discount,
    ...limits,
    count: whole(1, 1_000),
    prefix: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9-]{0,12}$/, 'Use at most 12 letters, digits and hyphens.')
      .optional()
      .default(''),
  })
  .refine(hasPercent, noPercent)
  .refine(hasAmount, noAmount)
  .refine(namesTargets, noTarget);

export const promoIdForm = z.object({ promoCodeId: id, paused: z.enum(['yes', 'no']) });

export type NewPromoInput = z.output<typeof newPromoForm>;
export type PromoInput = z.output<typeof promoForm>;
export type PromoBatchInput = z.output<typeof promoBatchForm>;
