import { chooseSpelling, fold, tidy } from './text';
import { capital, titleCase } from './title-case';
import { fullForm, isForm, isGeneric } from './title-forms';
import { printNotes, readNotes, type TitleNotes } from './title-notes';
import { readCatalogue, readInstruments, readKey, splitOutside, takeGroups } from './title-parts';
import { knownTitles, misprints } from './title-spellings';

type PrintedTitle = {
  /** "Symphony No. 7 in A major, Op. 92". */
  title: string;
  /** What one calls it: "Symphony No. 7". */
  short: string;
};

const article = /^(?:THE|A|AN|LE|LA|LES|L'|IL|I|LO|EL|DER|DIE|DAS|DES|DOS|EIN|EINE)$/;
const numberWord = /^(?:TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|TWELVE|FORTY-FOUR|\d+)$/;

const countWords = ',,TWO,THREE,FOUR,FIVE,SIX,SEVEN,EIGHT,NINE,TEN,ELEVEN,TWELVE'.split(',');

/**
 * Turns a work's title in the archive's capitals and inversions into what a programme prints:
 * "CONCERTO, PIANO NO. 14, E-FLAT MAJOR, K.449" becomes "Piano Concerto No. 14 in E-flat major, K. 449".
 */
export function printTitle(raw: string): PrintedTitle {
  let text = chooseSpelling(tidy(raw));
  for (const [wrong, right] of misprints) text = text.replace(wrong, right);
  text = text.replace(/ - ([A-Z ]+)(?=$| \()/, (whole, after: string) =>
    /SOLO$|^VOCAL$|^BRASS$/.test(after) || readInstruments(after) ? ` (${after})` : whole.replace('-', '–'),
  );
  const segments = splitOutside(text, /^:\D/).map((segment, index) => segmentTitle(segment, index));
  const notes = readNotes(segments.flatMap((segment) => segment.tail));
  return {
    title: segments.map((segment) => segment.title).join(': ') + printNotes(notes),
    short: segments.map((segment) => segment.short).join(': '),
  };
}

type Segment = PrintedTitle & { tail: string[] };

type Reading = {
  head: string;
  instruments: string[];
  number: string;
  key: string;
  catalogue: string[];
  nicknames: string[];
  rest: string[];
};

function segmentTitle(source: string, index: number): Segment {
  const { text, groups } = takeGroups(source);
  const reading = read(splitOutside(text, /^,/), groups);
  reading.catalogue.push(
    ...groups.flatMap((group) => (/^(?:HWV|S\.)/.test(group) ? (readCatalogue(group) ?? []) : [])),
  );
  const notes = readNotes(groups.filter((group) => !/^(?:HWV|S\.) ?\d/.test(group)));
  const generic = index === 0 && isGeneric(reading.head);
  // A translation stands where it stood: before or after what follows the first comma.
  const early = source.search(/[([]/) < source.indexOf(',');
  const { head, short } = printHead(reading);
  const names = notes.names.map(printName);
  const quoted = generic ? [...reading.nicknames, ...names] : reading.nicknames;
  const nickname = quoted.map((name) => (name.startsWith('"') ? `, ${name}` : `, "${name}"`)).join('');
  const translation = generic ? '' : names.map((name) => ` (${name})`).join('');
  const rest = reading.rest.map((part) => printRest(part, generic)).join('');
  const catalogue = catalogueNumbers(reading.catalogue, notes)
    .map((one) => `, ${one}`)
    .join('');
  return {
    title: `${head}${early ? translation : ''}${rest}${early ? '' : translation}${catalogue}${nickname}`,
    short: `${short}${rest}${nickname}`,
    tail: groups.filter((group) => !notes.names.includes(group) && !readCatalogue(group)),
  };
}

/** What no rule knows follows after a comma; after "Symphony No. 1" it is the by-name. */
function printRest(part: string, generic: boolean): string {
  if (part === 'UNSPECIFIED') return '';
  if (/^(?:FOR|IN|ON) /.test(part))
    return ` ${part.split(' ')[0]?.toLowerCase()} ${titleCase(part.replace(/^\w+ /, ''))}`;
  if (/^(?:AND|OR|FROM) /.test(part))
    return `, ${part.split(' ')[0]?.toLowerCase()} ${titleCase(part.replace(/^\w+ /, ''))}`;
  if (generic && !/^NO\.|"/.test(part)) return `, "${printName(part)}"`;
  const quoted = /^"([^"]+)"$/.exec(part)?.[1];
  return `, ${quoted ? `"${printName(quoted)}"` : capital(titleCase(part))}`;
}

/** "SPRING FROM THE FOUR SEASONS" is a movement's name and its work's. */
function printName(name: string): string {
  const part = /^(SPRING|SUMMER|AUTUMN|WINTER) FROM (.+)$/.exec(name);
  if (part) return `"${titleCase(part[1] ?? '')}" from ${titleCase(part[2] ?? '')}`;
  return known(name) ?? titleCase(name.replaceAll('"', ''));
}

function catalogueNumbers(found: string[], notes: TitleNotes): string[] {
  const kept = found.some((one) => one.startsWith('Sz.'))
    ? found.filter((one) => !one.startsWith('BB'))
    : found;
  const old = notes.oldNumber;
  return old ? [...kept.filter((one) => !one.startsWith('K.')), old] : kept;
}

function known(text: string): string | undefined {
  return knownTitles.get(fold(text).toUpperCase().replace(/\.+$/, ''));
}

function read(parts: string[], groups: string[]): Reading {
  const reading: Reading = {
    head: '',
    instruments: [],
    number: '',
    key: '',
    catalogue: [],
    nicknames: [],
    rest: [],
  };
  const [start = '', ...more] = parts;
  const joined = `${start}, ${more[0]}`;
  const whole = known(joined) && !article.test(more[0] ?? '');
  const others = whole ? more.slice(1) : more;
  reading.head = whole ? joined : start;
  for (const part of others) readPart(part, reading, groups);
  const ending = / (IN [A-G](?:[ -]?(?:FLAT|SHARP))?(?: (?:MAJOR|MINOR))?)$/.exec(reading.head);
  if (ending?.[1] && !reading.key) {
    reading.key = readKey(ending[1]) ?? '';
    reading.head = reading.head.slice(0, ending.index);
  }
  return reading;
}

function readPart(source: string, reading: Reading, groups: string[]) {
  const quoted = /^(.*?),?\s*"([^"]+?),?"$/.exec(source);
  const part = quoted ? tidy(quoted[1] ?? '') : source;
  if (quoted?.[2] && !/\b(?:ON|FROM|OF)$/.test(part)) reading.nicknames.push(capital(printName(quoted[2])));
  else if (quoted) {
    reading.rest.push(source);
    return;
  }
  if (!part) return;
  const untouched =
    reading.instruments.length + reading.catalogue.length + reading.rest.length === 0 && !reading.key;
  const inKey = /^(.+) (IN [A-G](?:[ -](?:FLAT|SHARP))?(?: (?:MAJOR|MINOR))?)$/.exec(part);
  if (inKey?.[1] && inKey[2] && (readInstruments(inKey[1]) || /^NO\. ?\d+$/.test(inKey[1]))) {
    readPart(inKey[1], reading, groups);
    reading.key = readKey(inKey[2]) ?? '';
    return;
  }
  const number = /^(?:(.+) )?NO\. ?0*(\d+[A-Z]?)$/.exec(part);
  const key = readKey(part);
  const catalogue = readCatalogue(part);
  if (/^ARR\. /.test(part)) groups.push(part);
  else if (untouched && article.test(part)) reading.head = withArticle(part, reading.head);
  else if (untouched && numberWord.test(part) && /S\b/.test(reading.head))
    reading.head = `${part} ${reading.head}`;
  else if (key) reading.key = key;
  else if (catalogue) reading.catalogue.push(catalogue);
  else if (number && !number[1]) readNumber(String(number[2]), reading);
  else if (number?.[1] && isForm(reading.head) && readInstruments(number[1])) {
    reading.instruments.push(...(readInstruments(number[1]) ?? []));
    reading.number = String(number[2]);
  } else readScored(part, reading, groups);
}

/** After an opus, "NO. 2" counts within the opus; else it is the work's own number. */
function readNumber(number: string, reading: Reading) {
  const last = reading.catalogue.at(-1);
  if (last?.startsWith('Op.') && !last.includes('No.'))
    reading.catalogue.splice(-1, 1, `${last}, No. ${number}`);
  else if (isForm(reading.head)) reading.number = number;
  else reading.rest.push(`NO. ${number}`);
}

function readScored(part: string, reading: Reading, groups: string[]) {
  const solo = part === 'UNACCOMPANIED' && reading.instruments.length === 1;
  const instruments = readInstruments(part);
  if (solo) reading.instruments = [`SOLO ${reading.instruments[0]}`];
  else if (instruments && isForm(reading.head) && reading.catalogue.length === 0)
    reading.instruments.push(...instruments);
  else if (instruments || /^(?:BRASS|STRING|WOODWIND|CELLO) (?:ENSEMBLE|CHOIR|QUINTET|QUARTET)$/.test(part))
    groups.push(part);
  else reading.rest.push(part);
}

function withArticle(found: string, head: string): string {
  const whole = known(`${head}, ${found}`);
  if (whole) return whole;
  return found.endsWith("'") ? found + head : `${found} ${head}`;
}

function printHead({ head, instruments, number, key }: Reading): { head: string; short: string } {
  const numbered = head
    .replace(/NO\. ?0*(?=\d)/, 'NO. ')
    .replace(/^([2-9]|1[0-2]) (?=[A-Z]+S\b)/, (_, count: string) => `${countWords[Number(count)]} `);
  const inQuotes = /^"([^"]+)"$/.exec(numbered)?.[1];
  const printed = inQuotes ? `"${printName(inQuotes)}"` : (known(numbered) ?? titleCase(numbered));
  const short = instruments.length > 0 || number ? fullForm(printed, instruments, number) : printed;
  return { head: key ? `${short} in ${key}` : short, short };
}
