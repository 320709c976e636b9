import { z } from 'zod';
import { quantity } from '../input';

const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'on');

export const joinInput = z.object({
  performanceId: z.uuid('This date does not exist.'),
  priceLevelId: z.uuid('Choose a price.'),
  quantity,
  takesFewer: ticked,
  /** Left out by who is signed in with a verified address: that one counts. */
  email: z
    .string()
    .trim()
    .max(254, 'This address is too long.')
    .toLowerCase()
    .pipe(z.email('Enter your e-mail address, such as ada@example.org.'))
    .optional(),
});

export type JoinInput = z.output<typeof joinInput>;

export const entryInput = z.object({
  entryId: z.uuid('This place on a waitlist does not exist.'),
  key: z
    .string()
    .max(200)
    .optional()
    .transform((key) => key || undefined),
});

const ownLine = { performanceId: z.uuid(), eventId: z.uuid() };

export const settingsInput = z.object({
  ...ownLine,
  mode: z.enum(['automatic', 'by_hand', 'off'], 'Choose how the waitlist works.'),
  offerHours: z.coerce
    .number('Enter hours, such as 12.')
    .min(0.5, 'Give people at least half an hour.')
    .max(168, 'At most 168 hours, which is a week.'),
  endsBeforeHours: z.coerce
    .number('Enter hours, such as 2.')
    .min(0, 'Enter 0 or more.')
    .max(168, 'At most 168 hours, which is a week.'),
});

export const sendNowInput = z.object({
  ...ownLine,
  priceLevelId: z.uuid(),
  count: z.coerce
    .number('Enter how many people.')
    .int('Enter a whole number.')
    .min(1, 'Enter 1 or more.')
    .max(25, 'At most 25 at once.'),
});

export const removeInput = z.object({ ...ownLine, entryId: z.uuid() });
