import { z } from 'zod';

/** Tickets that a buyer gives back; a field names one, or those of a pass with spaces between. */
export const giveBackInput = z.object({
  ticket: z.preprocess(
    (value) => (value === undefined ? [] : [value].flat()).flatMap((ids) => String(ids).split(' ')),
    z
      .array(z.uuid('This is not there any more. Load the page again.'))
      .min(1, 'Choose at least one ticket.')
      .max(200),
  ),
  confirm: z.literal('yes', 'Tick this to go on.'),
});
