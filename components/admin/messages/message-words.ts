import type { MessageView } from '@/lib/messages/attendees/message-queries';

type Tone = 'neutral' | 'accent' | 'warning' | 'danger';

/** How a message stands, in a word. */
export function messageState({ state, progress }: Pick<MessageView, 'state' | 'progress'>): {
  text: string;
  tone: Tone;
} {
  switch (state) {
    case 'draft':
      return { text: 'Draft', tone: 'neutral' };
    case 'paused':
      return { text: 'Paused', tone: 'warning' };
    case 'cancelled':
      return { text: 'Stopped', tone: 'danger' };
    default:
      return progress.left > 0 ? { text: 'Going out', tone: 'warning' } : { text: 'Sent', tone: 'accent' };
  }
}

/** "1 person", "412 people". */
export const peopleText = (people: number): string =>
  `${people.toLocaleString('en')} ${people === 1 ? 'person' : 'people'}`;

const presenceTexts = {
  all: 'everybody with a valid ticket',
  in: 'who is in',
  out: 'who has not come in yet',
} as const;

/** Whom a message is for, in words: "To who is in, only Premium, Standard". */
export function audienceText(
  { presence, levelIds }: Pick<MessageView, 'presence' | 'levelIds'>,
  levels: { id: string; name: string }[],
): string {
  const names = levels.filter(({ id }) => levelIds.includes(id)).map(({ name }) => name);
  return `To ${presenceTexts[presence]}${names.length > 0 ? `, only ${names.join(', ')}` : ''}`;
}

const doneTexts: Record<string, string> = {
  saved: 'Saved. This is how it will look.',
  tested: 'The test is on its way to your own address.',
  sent: 'Confirmed. The mails go out now.',
  paused: 'Paused. What has not left yet stays here.',
  sending: 'It goes on.',
  cancelled: 'Stopped for good. What has not left yet is not sent.',
};

/** What has just been done, by its name in the address; undefined for what is no such name. */
export const messageDoneText = (done: string): string | undefined =>
  Object.hasOwn(doneTexts, done) ? doneTexts[done] : undefined;
