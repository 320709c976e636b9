import { z } from 'zod';

/** How a code is written: upper case, and short enough for a card. */
export const promoCodeText = z
  .string('Enter a code.')
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9-]{2,39}$/, 'Enter a code of 3 to 40 letters, digits and hyphens.');

/** Its field is not called a code: those are never shown again. */
export const applyPromoForm = z.object({ promo: promoCodeText, back: z.string().optional() });

export const removePromoForm = z.object({ back: z.string().optional() });
