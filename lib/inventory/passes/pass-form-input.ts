import { z } from 'zod';
import { quantity } from '../input';
import { description, id, name, optional, statedPrice, wall, whole } from '../level-form-input';

const partPrefix = 'part:';

/** What an organizer says of a pass: `part:<date>` names the price level of each of its dates, empty where it has none. */
export const passForm = z.preprocess(
  (sent) => {
    const form = (sent ?? {}) as Record<string, unknown>;
    const parts = Object.entries(form)
      .filter(([field, level]) => field.startsWith(partPrefix) && level !== '')
      .map(([field, level]) => ({ performanceId: field.slice(partPrefix.length), priceLevelId: level }));
    return { ...form, parts };
  },
  z
    .object({
      eventId: id,
      passId: optional(id),
      name: name('Festival pass'),
      description,
      ...statedPrice,
      maxSold: optional(whole(1, 1_000_000)),
      maxPerBuyer: whole(1, 50),
      onSaleAt: optional(wall),
      offSaleAt: optional(wall),
      parts: z
        .array(z.object({ performanceId: id, priceLevelId: id }))
        .min(2, 'A pass is for at least two dates. Choose them.')
        .max(60, 'A pass is for at most 60 dates.'),
    })
    .refine(({ passId, amount }) => passId || amount !== null, {
      path: ['amount'],
      error: 'Enter what it costs; 0 is free.',
    }),
);

export const passIdForm = z.object({ eventId: id, passId: id });

export type PassInput = z.output<typeof passForm>;

/** How many of a pass a fan wants. */
export const buyPassForm = z.object({
  passId: z.uuid('This pass is not there any more. Load the page again.'),
  quantity,
});
