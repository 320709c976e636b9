import { z } from 'zod';

const ids = { eventId: z.uuid(), performanceId: z.uuid() };

const ticked = z
  .string()
  .optional()
  .transform((value) => value === 'on');

const whole = (least: number, most: number, what: string) =>
  z.coerce
    .number(`Enter ${what} as a number.`)
    .int('Enter a whole number.')
    .min(least, `Enter ${least} or more.`)
    .max(most, `At most ${most.toLocaleString('en-US')}.`);

export const setUpInput = z.object({
  ...ids,
  scope: z.enum(['date', 'event'], 'Choose what the waiting room is for.'),
  when: z.enum(['now', 'demand'], 'Choose when it is switched on.'),
  demandLimit: whole(1, 100_000, 'new carts a minute').default(60),
  gatherMinutes: whole(0, 120, 'minutes').default(10),
  target: whole(1, 100_000, 'how many shoppers').default(300),
  admissionMinutes: whole(2, 120, 'minutes').default(15),
  accountsOnly: ticked,
});

export type SetUp = z.output<typeof setUpInput>;

export const steerInput = z.object({
  ...ids,
  roomId: z.uuid(),
  command: z.enum(['pause', 'resume', 'faster', 'slower', 'open', 'close'], 'Choose what to do.'),
});

export type Command = z.output<typeof steerInput>['command'];

export const messageInput = z.object({
  ...ids,
  roomId: z.uuid(),
  message: z
    .string()
    .trim()
    .max(500, 'Write at most 500 characters.')
    .transform((text) => text || null),
});

const roomId = z.uuid('This waiting room does not exist.').transform((id) => id.toLowerCase());

export const roomForm = z.object({ roomId });

/** `again`: the turn is over, and he queues anew. */
export const placeForm = z.object({ roomId, again: z.preprocess((value) => value === '1', z.boolean()) });
