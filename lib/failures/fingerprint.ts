import { createHash } from 'node:crypto';

const replacements: [RegExp, string][] = [
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '<id>'],
  [
    /\b\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?:\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?)?/g,
    '<time>',
  ],
  [/\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b/g, '<host>'],
  [/\b\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\b/g, '<time>'],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '<address>'],
  [/\bhttps?:\/\/[^\s"'<>)]+/gi, '<url>'],
  // An order's number, an id with a prefix (pi_3N…, cs_test_a1…), a long hexadecimal or mixed word.
  [/\bT-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g, '<id>'],
  [/\b[a-z]{2,6}_(?:test_|live_)?(?=[A-Za-z0-9]*\d)[A-Za-z0-9]{8,}\b/g, '<id>'],
  [/\b0x[0-9a-f]+\b/gi, '<id>'],
  [/\b(?=[0-9a-z]*\d)(?=[0-9a-z]*[a-z])[0-9a-z]{12,}\b/gi, '<id>'],
  [/[+-]?\b\d+(?:[.,]\d+)*/g, '<n>'],
];

/** An error without what differs from one message to the next: ids, addresses, times and numbers. At most 200 characters. */
export function normaliseError(message: string): string {
  let text = message.split('\n', 1)[0]?.slice(0, 2_000) ?? '';
  for (const [pattern, name] of replacements) text = text.replace(pattern, name);
  return text.replace(/\s+/g, ' ').trim().slice(0, 200);
}

/** Sixteen hexadecimal digits that are equal for messages of one queue and kind that fail alike. */
export function fingerprintOf(message: {
  source: string;
  queue: string;
  kind: string;
  error: string;
}): string {
  const parts = [message.source, message.queue, message.kind, normaliseError(message.error)];
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 16);
}
