import { z } from 'zod';

const gone = 'This is not there any more. Load the page again.';

/** Letters of a subject and of a text; what mailboxes show whole, and what people still read. */
export const longest = { subject: 120, text: 5_000 } as const;

const unprintable = 'This has characters that cannot be printed.';
/** Control signs that have no business in a text; bidirectional overrides could make it read as another. */
const oddSigns = /[^\P{C}\n\t\u200d]/u;

const many = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.uuid(gone)).max(200),
);

const content = {
  subject: z
    .string('Write a subject.')
    .trim()
    .min(1, 'Write a subject.')
    .max(longest.subject, `Use at most ${longest.subject} characters.`)
    .refine(
      (text) => !/[\p{Zl}\p{Zp}]|[^\P{C}\u200d]/u.test(text),
      'Write the subject on one line, without odd characters.',
    ),
  text: z
    .string('Write the message.')
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .min(1, 'Write the message.')
        .max(longest.text, `Use at most ${longest.text.toLocaleString('en')} characters.`)
        .refine((text) => !oddSigns.test(text), unprintable),
    ),
  /** Price levels; none for all. */
  level: many,
  presence: z.enum(['all', 'in', 'out'], 'Choose who gets it.'),
};

const eventId = z.uuid(gone);
const performanceId = z.uuid(gone);
const messageId = z.uuid(gone);

export const newMessageInput = z.object({ eventId, performanceId, ...content });
export const editMessageInput = z.object({ eventId, performanceId, messageId, ...content });
export const messageInput = z.object({ eventId, performanceId, messageId });
export const sendInput = messageInput.extend({ confirm: z.literal('yes', 'Tick this to go on.') });

export type MessageContent = Pick<
  z.output<typeof newMessageInput>,
  'subject' | 'text' | 'level' | 'presence'
>;
