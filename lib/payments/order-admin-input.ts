import { z } from 'zod';

const gone = 'This is not there any more. Load the page again.';
const orderId = z.uuid(gone);
const key = z.uuid(gone);
/** Printable text on one line. */
const printable = /^[^\p{Cc}\p{Cf}]*$/u;

const many = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.uuid(gone)).min(1, 'Choose at least one ticket.').max(200),
);

export const refundInput = z.object({
  orderId,
  key,
  ticket: many,
  fees: z.enum(['return', 'keep'], 'Say what becomes of the fees.'),
  /** Some dates of a pass without the others. */
  partOfPass: z.literal('yes').optional(),
  confirm: z.literal('yes', 'Tick this to go on.'),
});

export const orderInput = z.object({ orderId, confirm: z.literal('yes', 'Tick this to go on.') });
export const keyedOrderInput = z.object({ orderId, key });

export const noteInput = z.object({
  orderId,
  key,
  text: z
    .string('Write the note.')
    .trim()
    .min(1, 'Write the note.')
    .max(2_000, 'Use at most 2,000 characters.')
    .refine((text) => !text.includes('\0'), 'This has characters that cannot be stored.'),
});

export const attendeeInput = z.object({
  orderId,
  ticketId: z.uuid(gone),
  name: z
    .string()
    .trim()
    .max(100, 'Use at most 100 letters.')
    .regex(printable, 'Use letters, spaces and punctuation only.'),
});

export const performanceRefundInput = z.object({
  performanceId: z.uuid('Choose a performance.'),
  fees: z.enum(['return', 'keep'], 'Say what becomes of the fees.'),
  confirm: z.literal('yes', 'Tick this to go on.'),
});

const seatPrefix = 'seat:';

/** `seat:<ticket>` names the new seat of a ticket; an empty one leaves it where it is. */
export const moveInput = z.preprocess(
  (sent) => {
    const form = (sent ?? {}) as Record<string, unknown>;
    const moves = Object.entries(form)
      .filter(([name, seat]) => name.startsWith(seatPrefix) && typeof seat === 'string' && seat.trim() !== '')
      .map(([name, seat]) => ({ ticketId: name.slice(seatPrefix.length), seat }));
    return { orderId: form.orderId, moves };
  },
  z.object({
    orderId,
    moves: z
      .array(z.object({ ticketId: z.uuid(gone), seat: z.string().max(200) }))
      .min(1, 'Give at least one ticket a new seat.')
      .max(200),
  }),
);
