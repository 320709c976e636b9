import { z } from 'zod';

const whole = (label: string, most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,4}$/, `Write the number of ${label} in digits.`)
    .transform(Number)
    .refine((count) => count >= 1 && count <= most, `Choose between 1 and ${most} ${label}.`);

/** The quick form: a name, and rows of seats. */
export const newPlanForm = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Give the plan a name, such as the hall’s.')
    .max(200, 'Use at most 200 letters.'),
  rows: whole('rows', 200),
  seatsPerRow: whole('seats', 200),
});

const id = z.guid();

export const planForm = z.object({ planId: id });
export const publishForm = z.object({
  planId: id,
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});
export const movePerformanceForm = z.object({ performanceId: id, versionId: id });
