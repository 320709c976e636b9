import { listInWords } from './text';
import type { Performer, WorkItem } from './works';

/** What an event's title is made from. */
export type Billing = {
  orchestra: string;
  /** "Young People's Concert"; null for an ordinary concert. */
  label: string | null;
  items: readonly WorkItem[];
  conductors: readonly { name: string; short: string }[];
  performers: readonly Performer[];
};

type Work = WorkItem & { short: string };

const isWork = (item: WorkItem): item is Work =>
  item.kind === 'work' &&
  Boolean(item.short) &&
  !/^(?:National Anthem|Discussion|Demonstration)/.test(item.title ?? '');

const large =
  /^(?:Symphon|Manfred Symphony|An Alpine Symphony|Requiem|Messiah|Ein deutsches Requiem|Missa|Mass|St\. |Elijah|Das Lied)/;
const middling =
  /Concerto|Pictures at|Sacre|Firebird|Heldenleben|Zarathustra|Suite|Scheherazade|La Mer|Messiah/;

/** The work that a concert is remembered by: a symphony before a concerto, the end before the beginning. */
function mainWork(items: readonly WorkItem[]): Work | null {
  const works = items.filter(isWork);
  const whole = works.filter((work) => !work.movements);
  let best: { work: Work; weight: number } | null = null;
  for (const [index, work] of (whole.length > 0 ? whole : works).entries()) {
    const weight =
      (large.test(work.title ?? '') ? 4 : middling.test(work.title ?? '') ? 2 : 0) +
      (work.composerShort ? 1 : 0) +
      index / 100;
    if (!best || weight >= best.weight) best = { work, weight };
  }
  return best?.work ?? null;
}

/** "Mahler's Symphony No. 5"; after a possessive an English article falls away. */
function possessive({ composerShort, short }: Work): string {
  if (!composerShort) return short;
  const owner = composerShort.endsWith('s') ? `${composerShort}'` : `${composerShort}'s`;
  return `${owner} ${short.replace(/^(?:The|A|An) (?=[A-Z])/, '')}`;
}

const onScreen = /in Concert$|Live to Film$/;

/**
 * Names an event after what one would tell a friend: "Michael Tilson Thomas conducts Mahler's Symphony No. 5",
 * "Emanuel Ax in recital", "Chamber Music: Brahms and Dvořák", "Young People's Concert: Prokofiev".
 */
export function eventTitle(billing: Billing): string {
  const { label, items, conductors, orchestra } = billing;
  const main = mainWork(items);
  if (main && onScreen.test(main.short)) return main.short.replace(' – Live to Film', ', Live to Film');
  const composers = composersOf(items);
  if (label === 'Recital') return `${leads(billing)[0] ?? orchestra} in Recital`;
  if (label) return labelled(label, billing, composers);
  const [conductor] = conductors;
  if (conductor && main) return `${conductor.name} conducts ${possessive(main)}`;
  const [lead] = leads(billing);
  if (lead && main?.composerShort) return `${lead} with the ${withoutThe(orchestra)}`;
  if (main) return `The ${withoutThe(orchestra)} plays ${possessive(main)}`;
  return `An Evening with the ${withoutThe(orchestra)}`;
}

function labelled(label: string, billing: Billing, composers: readonly string[]): string {
  const [conductor] = billing.conductors;
  if (/Lecture|Talk|Insight|Lounge/.test(label)) {
    const speakers = leads(billing).slice(0, 2);
    return speakers.length > 0 ? `${label}: ${listInWords(speakers)}` : label;
  }
  if (/New Year|Concert in the Park|Benefit|Spotlight|Take a Breath|Pride/.test(label)) {
    const lead = conductor?.name ?? leads(billing)[0];
    return lead
      ? `${label} with ${lead}`
      : composers.length > 0
        ? `${label}: ${someComposers(composers)}`
        : label;
  }
  return composers.length > 0 ? `${label}: ${someComposers(composers)}` : label;
}

function someComposers(composers: readonly string[]): string {
  return composers.length > 3 ? `${composers.slice(0, 2).join(', ')}, and More` : listInWords(composers);
}

const composersOf = (items: readonly WorkItem[]) => [
  ...new Set(items.flatMap((item) => (item.composerShort ? [item.composerShort] : []))),
];

const withoutThe = (name: string) => name.replace(/^The /, '');

/** Soloists in the order of the bill; where everybody assists, as in chamber music, all of them. */
function leads({ performers }: Billing): string[] {
  const first = performers.filter((one) => !one.assisting);
  return (first.length > 0 ? first : performers).map((one) => one.person.name);
}

/** "English horn" and "French horn" keep their capital. */
const lowerCase = (instrument: string) =>
  instrument
    .toLowerCase()
    .replace(/\b(?:english|french|chinese)\b/g, (word) => word.charAt(0).toUpperCase() + word.slice(1));

/** The line under the title: who plays, or whose music is played. */
export function eventSubtitle(billing: Billing): string | null {
  const first = billing.performers.filter((one) => !one.assisting);
  const shown = (first.length > 0 ? first : billing.performers).slice(0, 3);
  const names = shown.map(({ person, instrument }) =>
    instrument && !person.name.includes(instrument)
      ? `${person.name}, ${lowerCase(instrument)}`
      : person.name,
  );
  if (names.length > 0) return `With ${names.join('; ')}${first.length > 3 ? '; and others' : ''}`;
  const composers = composersOf(billing.items);
  return composers.length > 1 ? `Music by ${listInWords(composers.slice(0, 4))}` : null;
}

/** A short text from nothing but the facts: who plays what. */
export function eventDescription(billing: Billing): string {
  const { orchestra, conductors, items } = billing;
  const works = items.filter(isWork);
  const lead = listInWords(conductors.map((one) => one.name));
  const names = [
    ...new Set(works.map((work) => `${work.composerShort ? `${work.composerShort}: ` : ''}${work.title}`)),
  ];
  const opening = lead
    ? `${lead} ${conductors.length > 1 ? 'lead' : 'leads'} the ${withoutThe(orchestra)}`
    : `The ${withoutThe(orchestra)}`;
  if (names.length === 0) return lead ? `${opening}.` : `Presented by the ${withoutThe(orchestra)}.`;
  // "Musicians from …" are several.
  const presents = orchestra.startsWith('M') ? ' present' : ' presents';
  const list = names.length > 5 ? `${names.slice(0, 4).join('; ')}; and more` : names.join('; ');
  return `${opening}${lead ? ' in' : presents} a programme of ${list}.`;
}
