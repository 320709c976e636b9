import { z } from 'zod';
import { promoCodeText } from './promo-codes/input';

/** No line breaks or other control characters: the name is printed in mails and on tickets. */
const printable = /^[^\p{Cc}\p{Cf}]*$/u;

/** Letters of a buyer's name. */
export const longestName = 100;

export const placeOrderInput = z.object({
  email: z
    .string({ error: 'Enter your e-mail address' })
    .trim()
    .toLowerCase()
    .max(254, 'This address is too long')
    .pipe(z.email('Enter an address like name@example.com')),
  buyerName: z
    .string({ error: 'Enter your name' })
    .trim()
    .min(1, 'Enter your name')
    .max(longestName, `At most ${longestName} letters`)
    .regex(printable, 'Use letters, spaces and punctuation only'),
  /** The total that the fan saw, minor units: if it no longer holds, he is asked anew. */
  acceptedTotal: z.coerce.number().int().min(0),
  /** The code whose discount is in that total. */
  promoCode: z.union([z.literal('').transform(() => undefined), promoCodeText]).optional(),
});

export type PlaceOrderInput = z.output<typeof placeOrderInput>;
