import { z } from 'zod';

/** Tickets that a buyer gives back. */
export const giveBackInput = z.object({
  ticket: z.preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z
      .array(z.uuid('This is not there any more. Load the page again.'))
      .min(1, 'Choose at least one ticket.')
      .max(200),
  ),
  confirm: z.literal('yes', 'Tick this to go on.'),
});
