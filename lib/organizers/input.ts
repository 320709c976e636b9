import { z } from 'zod';
import { brandProblem } from './brand-view';
import { proposeSlug, slugProblem } from './slug-view';

/** Days that an invitation works. */
export const invitationDays = 7;

/** What an organizer can sell in; Stripe takes all of them. */
export const currencies = [
  'usd',
  'eur',
  'gbp',
  'chf',
  'cad',
  'aud',
  'nzd',
  'dkk',
  'sek',
  'nok',
  'pln',
  'czk',
  'jpy',
] as const;

/** IANA zones, by name. */
export const timeZones: readonly string[] = Intl.supportedValuesOf('timeZone');

const controls = /[^\P{C}\n\r\t]/u;
const unprintable = 'This has characters that cannot be printed.';

const line = (ask: string, max: number) =>
  z
    .string(ask)
    .trim()
    .min(1, ask)
    .max(max, `Use at most ${max} characters.`)
    .refine((text) => !/\p{C}/u.test(text), unprintable);

const emailField = z
  .string('Enter an e-mail address.')
  .trim()
  .min(1, 'Enter an e-mail address.')
  .max(254, 'This address is too long.')
  .toLowerCase()
  .pipe(z.email('This does not look like an e-mail address.'));

const slugField = z.string().check((context) => {
  const problem = slugProblem(context.value);
  if (problem) context.issues.push({ code: 'custom', message: problem, input: context.value });
});

const websiteField = z
  .string()
  .trim()
  .max(300, 'This address is too long.')
  .transform((text) => (text && !/^[a-z]+:/i.test(text) ? `https://${text}` : text))
  .pipe(
    z.union([
      z.literal(''),
      z.url({
        protocol: /^https?$/,
        hostname: z.regexes.domain,
        error: 'Enter a web address such as https://example.org.',
      }),
    ]),
  )
  .transform((text) => text || null)
  .optional()
  .default(null);

const basics = {
  name: line('Enter the name.', 100),
  supportEmail: emailField,
  website: websiteField,
  currency: z.enum(currencies, 'Choose a currency of the list.'),
  timeZone: z.string().refine((zone) => timeZones.includes(zone), 'Choose a time zone of the list.'),
};

/** A new organizer; without a slug it gets the one its name suggests. */
export const newOrganizerInput = z
  .object({ ...basics, slug: z.string().trim().toLowerCase().optional().default('') })
  .transform((given) => ({ ...given, slug: given.slug || proposeSlug(given.name) }))
  .pipe(z.object({ ...basics, slug: slugField, website: z.string().nullable() }));

const roles = ['owner', 'manager', 'box_office', 'finance', 'scanner'] as const;
const roleField = z.enum(roles, 'Choose a role of the list.');
const idField = z.uuid('This is not there any more. Load the page again.');

export const inviteInput = z.object({ email: emailField, role: roleField });
export const invitationInput = z.object({ invitation: idField });
export const memberInput = z.object({ member: idField });
export const changeRoleInput = z.object({ member: idField, role: roleField });

const tokenField = z.string().max(200);

export const demandInput = z.object({ demanded: z.enum(['yes', 'no']) });

export const acceptInput = z.object({ token: tokenField });
/** The password's strength is judged by the verb, which knows the address. */
export const joinInput = z.object({
  token: tokenField,
  name: line('Enter your name.', 100),
  password: z
    .string('Choose a password.')
    .min(1, 'Choose a password.')
    .max(512, 'Use at most 128 characters.'),
});

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Use at most ${max.toLocaleString('en')} characters.`)
    .refine((given) => !controls.test(given), unprintable)
    .transform((given) => given.replace(/\r\n?/g, '\n') || null)
    .optional()
    .default(null);

export const generalSettingsInput = z.object(basics);
/** An empty colour is the site's own. */
export const brandInput = z.object({
  brandColor: z
    .string()
    .trim()
    .toLowerCase()
    .check((context) => {
      const problem = context.value ? brandProblem(context.value) : null;
      if (problem) context.issues.push({ code: 'custom', message: problem, input: context.value });
    })
    .transform((color) => color || null),
});
export const textSettingsInput = z.object({
  about: text(4_000),
  imprint: text(10_000),
  terms: text(40_000),
  privacy: text(40_000),
});
export const mailSettingsInput = z.object({ mailNote: text(1_000) });

/** By themselves buyers give tickets back until some days before the start, or not at all. */
export const refundSettingsInput = z
  .object({
    refunds: z.enum(['none', 'until'], 'Choose whether buyers may give tickets back.'),
    days: z
      .string()
      .trim()
      .optional()
      .default('')
      .transform((days) => (/^\d{1,3}$/.test(days) ? Number(days) : null)),
    fees: z.enum(['return', 'keep'], 'Say what becomes of the fees.').optional().default('return'),
    refundPolicy: text(10_000),
  })
  .check(({ value: { refunds, days }, issues }) => {
    if (refunds === 'none' || (days !== null && days <= 365)) return;
    const message = 'Enter a number of days from 0 to 365.';
    issues.push({ code: 'custom', path: ['days'], message, input: days });
  })
  .transform(({ refunds, days, fees, refundPolicy }) => ({
    refundDays: refunds === 'until' ? days : null,
    refundKeepsFees: refunds === 'until' && fees === 'keep',
    refundPolicy,
  }));
