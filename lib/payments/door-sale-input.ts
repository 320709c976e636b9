import { z } from 'zod';
import { seatFields } from '@/lib/inventory/allocations/input';
import { quantity } from '@/lib/inventory/input';

const printable = /^[^\p{Cc}\p{Cf}]*$/u;
const levelPrefix = 'level:';

const sale = z
  .object({
    /** The form's own key: sent twice, it sells once. */
    key: z.uuid('Load the page again.'),
    performanceId: z.uuid('Choose a performance.'),
    levels: z.array(z.object({ priceLevelId: z.uuid(), quantity })).max(20),
    ...seatFields,
    /** From what is kept for this allocation; empty: from what is free. */
    allocationId: z
      .union([z.literal('').transform(() => null), z.uuid('Choose an allocation.')])
      .optional()
      .default(null),
    accessCode: z.string().trim().max(60).optional(),
    method: z.enum(['cash', 'terminal', 'invoice', 'comp'], 'Say how it is paid.'),
    reason: z.string().trim().max(500, 'Use at most 500 characters.').default(''),
    buyerName: z
      .string()
      .trim()
      .max(100, 'Use at most 100 letters.')
      .regex(printable, 'Use letters, spaces and punctuation only.')
      .default(''),
    email: z
      .string()
      .trim()
      .toLowerCase()
      .max(254, 'This address is too long.')
      .pipe(z.union([z.literal(''), z.email('Enter an address like name@example.com, or leave this empty.')]))
      .default(''),
  })
  .refine(
    ({ levels, seatIndexes, row, numbers }) => levels.length + seatIndexes.length > 0 || row + numbers !== '',
    { error: 'Choose at least one ticket.', path: ['levels'] },
  )
  .refine(({ method, reason }) => method !== 'comp' || reason.length > 0, {
    error: 'Say why these tickets cost nothing.',
    path: ['reason'],
  });

export type DoorSaleInput = z.output<typeof sale>;

/** A sale as the form sends it: `level:<id>` says how many of each; 0 or nothing means none. `seat` are seats of the plan. */
export const doorSaleForm = z.preprocess((sent) => {
  const form = (sent ?? {}) as Record<string, unknown>;
  const levels = Object.entries(form)
    .filter(([name, value]) => name.startsWith(levelPrefix) && value !== '' && value !== '0')
    .map(([name, quantity]) => ({ priceLevelId: name.slice(levelPrefix.length), quantity }));
  return { ...form, levels, seatIndexes: form.seat };
}, sale);
