/** What of an event decides whether it can be published. Moments are ISO 8601. */
export type PublishFacts = {
  title: string;
  description: string;
  dates: {
    id: string;
    startsAt: string;
    offSaleAt: string;
    status: 'scheduled' | 'postponed' | 'cancelled';
    levels: number;
    /** Seats with a price, and places. */
    capacity: number;
    /** Categories of the plan without a price. */
    unpriced: string[];
  }[];
};

export type CheckItem = {
  text: string;
  state: 'done' | 'missing' | 'advice';
  /** The date that it is about. */
  dateId?: string;
};

/**
 * What is there and what is missing before an event is published, `now` in milliseconds since 1970. A date that is over
 * or cancelled asks for nothing. `missing` keeps it from being published, `advice` does not.
 */
export function checklistOf({ description, dates }: PublishFacts, now: number): CheckItem[] {
  const ahead = dates.filter(({ startsAt, status }) => status !== 'cancelled' && Date.parse(startsAt) > now);
  const dateItem: CheckItem =
    ahead.length > 0
      ? { text: 'A date and a venue', state: 'done' }
      : { text: 'A date ahead, with its venue', state: 'missing' };
  const about = (text: string, bad: typeof ahead, state: 'missing' | 'advice' = 'missing'): CheckItem => {
    const [first] = bad;
    if (!first) return { text, state: ahead.length > 0 ? 'done' : 'missing' };
    const more = bad.length > 1 ? ` (${bad.length} dates lack it)` : '';
    return { text: text + more, state, dateId: first.id };
  };
  const unpriced = ahead.filter((date) => date.unpriced.length > 0);
  return [
    dateItem,
    about(
      'Prices for every date',
      ahead.filter(({ levels }) => levels === 0),
    ),
    about(
      'Seats or places to sell on every date',
      ahead.filter(({ capacity }) => capacity === 0),
    ),
    about(
      'A sale that is not over before it begins',
      ahead.filter(({ offSaleAt }) => Date.parse(offSaleAt) <= now),
    ),
    ...(unpriced.length > 0 ? [about('A price for every category of the plan', unpriced, 'advice')] : []),
    { text: 'A description', state: description ? 'done' : 'advice' },
  ];
}

/** What keeps an event from being published, in words; nothing when it can be. */
export const missingFor = (facts: PublishFacts, now: number): string[] =>
  checklistOf(facts, now)
    .filter(({ state }) => state === 'missing')
    .map(({ text }) => text);
