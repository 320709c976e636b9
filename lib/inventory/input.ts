import { z } from 'zod';
import type { FormValues } from '@/lib/form-values';

/** Nobody holds more than this in one request, whatever a performance allows. */
const mostPerRequest = 50;

/** How many somebody wants. Digits only: coerced, `0x4` and `1e1` would be numbers too. */
export const quantity = z
  .union(
    [
      z.number(),
      z
        .string()
        .trim()
        .regex(/^\d{1,15}$/)
        .transform(Number),
    ],
    'Choose a whole number of tickets',
  )
  .pipe(
    z
      .number()
      .int('Choose a whole number of tickets')
      .min(1, 'Choose at least one ticket')
      .max(mostPerRequest, `At most ${mostPerRequest} tickets can be held at once`),
  );

/** Digits only: coerced, an empty field would be the first seat of the plan. */
const seatIndex = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.number().int().min(0).max(1_000_000));

export const holdInput = z
  .object({
    /** In one spelling: wishes for the same seat are known by it. */
    performanceId: z.uuid('This performance does not exist').transform((id) => id.toLowerCase()),
    /** Named seats, by their index in the plan. */
    seatIndexes: z
      .array(seatIndex)
      .max(mostPerRequest, `At most ${mostPerRequest} seats can be held at once`)
      .transform((indexes) => [...new Set(indexes)])
      .default([]),
    /**
     * The best free seats of a level, side by side when there are such. With `wheelchair` the first is a wheelchair place
     * and the others are its companion places.
     */
    best: z.object({ priceLevelId: z.uuid(), quantity, wheelchair: z.boolean().optional() }).optional(),
    /** General admission: how many places of each level the cart shall have. Asking twice changes nothing. */
    places: z
      .array(z.object({ priceLevelId: z.uuid(), quantity }))
      .max(20)
      .default([]),
    accessCode: z
      .string()
      .trim()
      .toUpperCase()
      .max(60)
      .regex(/^\P{C}*$/u, 'This code is not valid here')
      .optional()
      .transform((code) => code || undefined),
  })
  .refine((input) => input.seatIndexes.length > 0 || input.best || input.places.length > 0, {
    error: 'Choose at least one seat or ticket',
    path: ['seatIndexes'],
  })
  // Each alone locks its seats in one order; together they would not.
  .refine((input) => input.seatIndexes.length === 0 || !input.best, {
    error: 'Choose seats on the plan or the best available, not both at once',
    path: ['best'],
  });

export type HoldInput = z.output<typeof holdInput>;

const releaseInput = z
  .object({
    performanceId: z.uuid().optional(),
    seatIndexes: z.array(seatIndex).max(mostPerRequest).optional(),
    priceLevelId: z.uuid().optional(),
    /** A pass with all its dates. */
    passId: z.uuid().optional(),
  })
  // A seat's index says nothing without its performance; left alone, it would mean the whole cart.
  .refine(({ performanceId, seatIndexes }) => !seatIndexes || performanceId, { path: ['performanceId'] });

export type ReleaseInput = z.output<typeof releaseInput>;

const list = (value: unknown): unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];
const chosen = (value: unknown) => typeof value === 'string' && value !== '' && value !== '0';
const placePrefix = 'place:';

/**
 * The same wish as a form sends it: `seat` (repeated), `bestLevel` with `bestQuantity` and `bestWheelchair`, `place:<level>` for each level,
 * `accessCode`. A quantity of 0 or nothing means that the line was left alone. `stay` asks for the answer instead of
 * the way to the cart.
 */
export const holdForm = z.preprocess((sent) => {
  const form = (sent ?? {}) as Record<string, unknown>;
  return {
    performanceId: form.performanceId,
    seatIndexes: list(form.seat),
    best: chosen(form.bestQuantity)
      ? {
          priceLevelId: form.bestLevel,
          quantity: form.bestQuantity,
          wheelchair: form.bestWheelchair === 'on' || undefined,
        }
      : undefined,
    places: Object.entries(form)
      .filter(([name, value]) => name.startsWith(placePrefix) && chosen(value))
      .map(([name, value]) => ({ priceLevelId: name.slice(placePrefix.length), quantity: value })),
    accessCode: form.accessCode,
  };
}, holdInput);

/**
 * What the form says about amounts: of each pay-what-you-like level `other:<level>` in the fan's own words, else
 * `amount:<level>`, one of those that were suggested. Only of levels that the form takes places of.
 */
export function amountsOf(form: FormValues): { priceLevelId: string; amount: string }[] {
  const levels = Object.entries(form).flatMap(([name, value]) =>
    name.startsWith(placePrefix) && chosen(value) ? [name.slice(placePrefix.length)] : [],
  );
  return levels.flatMap((priceLevelId) => {
    const given = [form[`other:${priceLevelId}`], form[`amount:${priceLevelId}`]];
    const amount = given.find((value) => typeof value === 'string' && value.trim() !== '');
    return typeof amount === 'string' ? [{ priceLevelId, amount }] : [];
  });
}

/** `performanceId` with `seat` (repeated) or `level`, or `pass` names a part of the cart; nothing means all of it. */
export const releaseForm = z.preprocess((sent) => {
  const form = (sent ?? {}) as Record<string, unknown>;
  return {
    performanceId: form.performanceId,
    seatIndexes: form.seat === undefined ? undefined : list(form.seat),
    priceLevelId: form.level,
    passId: form.pass,
  };
}, releaseInput);
