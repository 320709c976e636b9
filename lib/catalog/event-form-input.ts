import { z } from 'zod';

/** Forms of the admin area about events and venues. */

const unprintable = 'This has characters that cannot be printed.';

const line = (ask: string, max: number) =>
  z
    .string(ask)
    .trim()
    .min(1, ask)
    .max(max, `Use at most ${max} characters.`)
    .refine((text) => !/\p{C}/u.test(text), unprintable);

const optionalLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Use at most ${max} characters.`)
    .refine((text) => !/\p{C}/u.test(text), unprintable)
    .transform((text) => text || null)
    .optional()
    .default(null);

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Use at most ${max.toLocaleString('en')} characters.`)
    .refine((given) => !/[^\P{C}\n\r\t]/u.test(given), unprintable)
    .transform((given) => given.replace(/\r\n?/g, '\n'))
    .optional()
    .default('');

const id = z.uuid('This is not there any more. Load the page again.');

const details = {
  title: line('Enter the title.', 200),
  subtitle: optionalLine(200),
  category: z.string('Choose a category.').min(1, 'Choose a category.').max(80),
  description: text(20_000),
  people: text(8_000).refine((given) => given.split('\n').length <= 60, 'Name at most 60 artists.'),
};

export const newEventForm = z.object(details);
export const eventForm = z.object({ eventId: id, ...details });
export const eventIdForm = z.object({ eventId: id });
/** What a poster shows, in words; null for none. */
export const posterAltInput = optionalLine(300);
/** Cancelling gives everybody's money back; the fees too, unless the form says otherwise. */
export const cancelEventForm = z.object({ eventId: id, fees: z.enum(['return', 'keep']).default('return') });

const zones: readonly string[] = Intl.supportedValuesOf('timeZone');

/** Named without "code", which a form is never refilled with. */
export const venueForm = z
  .object({
    eventId: id,
    name: line('Enter the name of the venue.', 150),
    street: optionalLine(150),
    postal: optionalLine(20),
    city: line('Enter the city.', 100),
    region: optionalLine(60),
    country: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/, 'Enter the two letters of the country, such as US or DE.'),
    timeZone: z.string().refine((zone) => zones.includes(zone), 'Choose a time zone of the list.'),
  })
  .transform(({ postal, country, ...rest }) => ({ ...rest, postalCode: postal, countryCode: country }));

export const previewForm = z.object({
  eventId: id,
  days: z.enum(['1', '7', '30'], 'Choose how long.').transform(Number),
});
export const revokePreviewForm = z.object({ eventId: id, previewId: id });

export type EventDetailsInput = z.output<typeof newEventForm>;
export type VenueInput = Omit<z.output<typeof venueForm>, 'eventId'>;
