import { z } from 'zod';

export const alertInput = z.object({ alertId: z.uuid() });

export const snoozeInput = alertInput.extend({
  minutes: z.coerce
    .number()
    .int()
    .min(5, 'Snooze for five minutes or more.')
    .max(7 * 1_440),
});

/** How long an alert can be put aside. Minutes. */
export const snoozeChoices = [
  [30, '30 minutes'],
  [120, '2 hours'],
  [720, '12 hours'],
  [1_440, 'A day'],
  [10_080, 'A week'],
] as const;

const hour = z.coerce.number().int().min(0).max(23);

export const channelInput = z
  .object({
    kind: z.enum(['mail', 'slack', 'webhook']),
    name: z.string().trim().min(1, 'Give the channel a name.').max(80),
    target: z.string().trim().max(2_000).default(''),
    secret: z.string().trim().max(200).default(''),
    severity: z.enum(['warning', 'critical']).default('warning'),
    afterMinutes: z.coerce.number().int().min(0).max(1_440).default(0),
    quietFrom: hour.default(0),
    quietTo: hour.default(0),
    timeZone: z
      .string()
      .trim()
      .refine((zone) => {
        try {
          return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
        } catch {
          return false;
        }
      }, 'Write a zone such as Europe/Berlin or UTC.')
      .default('UTC'),
  })
  .superRefine(({ kind, target, secret }, context) => {
    if (kind === 'mail') {
      if (target && !z.email().safeParse(target).success)
        context.addIssue({
          code: 'custom',
          path: ['target'],
          message: 'Write one address, or nothing for all of the staff.',
        });
      return;
    }
    if (!URL.canParse(target) || new URL(target).protocol !== 'https:')
      context.addIssue({
        code: 'custom',
        path: ['target'],
        message: 'Write an address that begins with https://',
      });
    if (kind === 'webhook' && secret.length < 16)
      context.addIssue({ code: 'custom', path: ['secret'], message: 'Choose a secret of 16 signs or more.' });
  });

export const channelIdInput = z.object({ channelId: z.uuid() });
