/** How an organizer's event and its dates stand, in words. */

type EventStatus = 'draft' | 'published' | 'cancelled';
type DateStatus = 'scheduled' | 'postponed' | 'cancelled';
type Tone = 'neutral' | 'accent' | 'warning' | 'danger';

export const eventStatusText: Record<EventStatus, { text: string; tone: Tone }> = {
  draft: { text: 'Draft', tone: 'neutral' },
  published: { text: 'Published', tone: 'accent' },
  cancelled: { text: 'Cancelled', tone: 'danger' },
};

export const dateStatusText: Record<DateStatus, { text: string; tone: Tone }> = {
  scheduled: { text: 'As planned', tone: 'accent' },
  postponed: { text: 'Postponed', tone: 'warning' },
  cancelled: { text: 'Cancelled', tone: 'danger' },
};

const doneTexts: Record<string, string> = {
  saved: 'Saved. Public pages show it within a moment.',
  added: 'Added.',
  published: 'It is public now. Sales open by their windows.',
  poster: 'This is the poster now. Public pages show it within a moment.',
  cancelled: 'Cancelled. Nothing of it is sold any more. Everybody’s money goes back.',
  duplicated: 'This is the copy: a draft without dates. A new date can take its prices from any you have.',
  'preview-gone': 'The link shows nothing any more.',
  level: 'The price is saved.',
  'level-gone': 'The price is gone.',
  pass: 'The pass is saved.',
  'pass-gone': 'The pass is gone.',
  code: 'The code works from now on.',
  'code-gone': 'The code opens nothing any more.',
};

/** What has just been done, by its name in the address; undefined for what is no such name. */
export const doneText = (done: string): string | undefined =>
  Object.hasOwn(doneTexts, done) ? doneTexts[done] : undefined;
