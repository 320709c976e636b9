import type { ArchiveSoloist, ArchiveWork } from './archive';
import { joinedName, type PersonName, personNames } from './names';
import { remember } from './remember';
import { fold, listInWords, tidy } from './text';
import { titleCase } from './title-case';
import { printTitle as readTitle } from './titles';

const printTitle = remember(readTitle);

export type WorkItem = {
  kind: 'work' | 'intermission';
  composer: string | null;
  /** "Beethoven", for titles of events. */
  composerShort: string | null;
  title: string | null;
  /** "Symphony No. 7". */
  short: string | null;
  movements: string | null;
  conductor: string | null;
};

export type Performer = { person: PersonName; instrument: string | null; assisting: boolean };

/** What the archive writes in place of a composer. */
const noComposer = /^(?:ACT|Demonstration|Discussion|Dixieland Jazz Band|Unknown|Unspecified|VARIOUS)$/;
/** Between movements that are played: a sign that no movement's name contains. */
const between = ' · ';

/**
 * The programme in playing order. A work that the archive lists once per movement becomes one item with its
 * movements; items without a title or by nobody ("ACT, .") are left out.
 */
export function readWorks(works: readonly ArchiveWork[]): WorkItem[] {
  const items: (WorkItem & { key: string })[] = [];
  for (const work of works) {
    if (work.interval) {
      items.push({ ...nothing, key: '', kind: 'intermission', title: tidy(work.interval) });
      continue;
    }
    const item = readWork(work);
    if (!item) continue;
    const last = items.at(-1);
    if (last?.kind === 'work' && last.key === item.key) {
      last.movements = together(last.movements, item.movements, between);
      last.conductor = together(last.conductor, item.conductor, ' and ');
    } else items.push(item);
  }
  while (items.at(-1)?.kind === 'intermission') items.pop();
  return items.map(({ key: _, ...item }) => item);
}

const nothing = {
  composer: null,
  composerShort: null,
  title: null,
  short: null,
  movements: null,
  conductor: null,
};

function together(before: string | null, after: string | null, mark: string): string | null {
  if (!before || !after || before.split(mark).includes(after)) return before ?? after;
  return `${before}${mark}${after}`;
}

/** Words before the last " / " that are in small letters belong to the composer's field. */
function splitTitle(raw: string): { title: string; coComposers: string } {
  const found = /^(.*\p{Ll}.*?,.*|\p{Lu}\p{Ll}+,) \/ ([^\p{Ll}]+(?:\(ARR\..*)?)$/u.exec(tidy(raw));
  return found
    ? { coComposers: tidy(found[1] ?? ''), title: found[2] ?? '' }
    : { coComposers: '', title: raw };
}

function readWork(work: ArchiveWork): (WorkItem & { key: string }) | null {
  const raw = tidy(work.workTitle ?? '');
  if (!/[\p{L}\p{N}]/u.test(raw)) return null;
  const { title: rawTitle, coComposers } = splitTitle(raw);
  const field = tidy(work.composerName ?? '').replace(/,$/, '');
  const composer =
    noComposer.test(field) || !field ? null : joinedName([field, coComposers].filter(Boolean).join(' / '));
  const anthem = field === 'Anthem';
  const printed = anthem ? anthemTitle(rawTitle) : printTitle(rawTitle);
  const demonstration = field === 'Demonstration' && {
    title: `Demonstration: ${printed.title}`,
    short: 'Demonstration',
  };
  const { title, short } = demonstration || printed;
  const conductors = personNames(work.conductorName ?? '').filter((one) => one.name !== 'Not conducted');
  return {
    key: `${work.ID?.split('*')[0] ?? ''}|${rawTitle}|${field}`,
    kind: 'work',
    composer: anthem ? null : (composer?.name ?? null),
    composerShort: anthem || composer?.name === 'Traditional' ? null : (composer?.short ?? null),
    title,
    short,
    movements: readMovement(work.movement),
    conductor: listInWords(conductors.map((one) => one.name)) || null,
  };
}

function anthemTitle(country: string): { title: string; short: string } {
  const bare = country.replace(/[[(].*$/, '').trim();
  const inverted = /^(.+), (.+ OF)$/.exec(bare);
  const name = titleCase(
    inverted ? `${inverted[2]} ${inverted[1]}` : bare.replace(/^(.+), REPUBLIC OF$/, 'REPUBLIC OF $1'),
  );
  const the = /\b(?:States|Republic|Kingdom)\b/.test(name) ? 'the ' : '';
  const title = `National Anthem of ${the}${name}`;
  return { title, short: title };
}

function readMovement(movement: string | null | undefined): string | null {
  const text = tidy(movement ?? '')
    .replace(/\s+--\s+/g, ' – ')
    .replace(/\s+,/g, ',');
  return text ? text.charAt(0).toUpperCase() + text.slice(1) : null;
}

/** Everybody who conducts, in order of appearance, without doubles. */
export function readConductors(works: readonly ArchiveWork[]): PersonName[] {
  const people = works.flatMap((work) => personNames(work.conductorName ?? ''));
  return [
    ...new Map(people.filter((one) => one.name !== 'Not conducted').map((one) => [one.name, one])).values(),
  ];
}

const nobody = /^(?:No Soloist|Audience|)$/;

/** Everybody who performs besides the orchestra, soloists first, with what they play. */
export function readPerformers(works: readonly ArchiveWork[]): Performer[] {
  const found = new Map<string, Performer>();
  for (const soloist of works.flatMap((work) => work.soloists)) {
    if (nobody.test(tidy(soloist.soloistName))) continue;
    for (const person of personNames(soloist.soloistName)) {
      const key = fold(person.name).toLowerCase();
      const before = found.get(key);
      const assisting = soloist.soloistRoles === 'A' && before?.assisting !== false;
      found.set(key, { person, instrument: before?.instrument ?? instrumentOf(soloist), assisting });
    }
  }
  return [...found.values()].sort((a, b) => Number(a.assisting) - Number(b.assisting));
}

function instrumentOf(soloist: ArchiveSoloist): string | null {
  const text = tidy(soloist.soloistInstrument ?? '').replace(/\s*\[.*\]$/, '');
  if (!text || text === 'None' || text === 'Other') return null;
  if (/^(Womens|Mens) /.test(text)) return text.replace('ns ', "n's ");
  return text
    .replace('Ensemble, Featured', 'Ensemble')
    .replace(/^Speaker, .*/, 'Speaker')
    .replace('/', ' and ');
}
