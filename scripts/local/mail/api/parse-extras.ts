import { z } from 'zod';
import type { Attachment, Tag } from '../state';
import { invalid, ResendError } from './errors';
import { isAbsent } from './mailboxes';

const WORD = /^[\w-]{1,256}$/;
const headersField = z.record(z.string().regex(/^[!-9;-~]+$/), z.string().regex(/^[^\r\n]*$/));
const tagsField = z.array(z.object({ name: z.string(), value: z.string() }));
const attachmentsField = z.array(
  z.object({
    filename: z.string().nullish(),
    content: z.string().nullish(),
    path: z.string().nullish(),
    content_type: z.string().nullish(),
    content_id: z.string().nullish(),
  }),
);

const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  ics: 'text/calendar',
  png: 'image/png',
  jpg: 'image/jpeg',
  txt: 'text/plain',
};

/** Custom headers; a name or value that would break the header block is refused. */
export function parseHeaders(value: unknown): Record<string, string> {
  if (isAbsent(value)) return {};
  const parsed = headersField.safeParse(value);
  if (!parsed.success) throw invalid('The `headers` field must be an object of names and one-line texts.');
  return parsed.data;
}

/** Tags: names and values of letters, digits, underscores and dashes. */
export function parseTags(value: unknown): Tag[] {
  if (isAbsent(value)) return [];
  const parsed = tagsField.safeParse(value);
  if (!parsed.success) throw invalid('The `tags` field must be an array of `{ name, value }`.');
  if (parsed.data.some((tag) => !WORD.test(tag.name) || !WORD.test(tag.value))) {
    throw invalid('Tags should only contain ASCII letters, numbers, underscores, or dashes.');
  }
  return parsed.data;
}

/** Attachments with their content; one that names a remote path is refused, since nothing is fetched here. */
export function parseAttachments(value: unknown): Attachment[] {
  if (isAbsent(value)) return [];
  const parsed = attachmentsField.safeParse(value);
  if (!parsed.success) throw invalid('The `attachments` field must be an array of attachments.');
  return parsed.data.map(({ filename, content, path, content_type, content_id }) => {
    if (path) throw invalid('The local inbox does not implement `path` of an attachment.');
    if (!content) {
      throw new ResendError('invalid_attachment', 'Attachment must have either a `content` or `path`.');
    }
    const name = filename ?? 'attachment';
    const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
    return {
      filename: name,
      contentType: content_type ?? TYPES[ending] ?? 'application/octet-stream',
      contentId: content_id ?? null,
      content,
    };
  });
}
