import { tidy } from './text';
import { titleCase } from './title-case';

/** A text with what stood in its brackets and quotation marks taken out. */
type Unbracketed = { text: string; groups: string[] };

/** Takes "(…)" and "[…]" out of a text; a bracket inside a bracket stays part of it. */
export function takeGroups(source: string): Unbracketed {
  const groups: string[] = [];
  let text = '';
  let depth = 0;
  let inside = '';
  for (const letter of source) {
    if ((letter === '(' || letter === '[') && depth++ === 0) continue;
    if ((letter === ')' || letter === ']') && depth > 0 && --depth === 0) {
      groups.push(tidy(inside));
      inside = '';
      continue;
    }
    if (depth > 0) inside += letter;
    else text += letter;
  }
  if (depth > 0) groups.push(tidy(inside));
  return { text: tidy(text).replace(/ ([,:])/g, '$1'), groups: groups.filter(Boolean) };
}

/** Splits where `mark` stands outside brackets and quotation marks. */
export function splitOutside(source: string, mark: RegExp): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let at = 0; at < source.length; at++) {
    const letter = source[at];
    if (letter === '"') quoted = !quoted;
    else if (letter === '(' || letter === '[') depth++;
    else if (letter === ')' || letter === ']') depth--;
    else if (depth <= 0 && !quoted && mark.test(source.slice(at, at + 3))) {
      pieces.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...pieces, source.slice(from)].map(tidy).filter(Boolean);
}

const keyPattern = /^(?:IN )?([A-G])(?:[ -]?(FLAT|SHARP))?(?: (MAJOR|MINOR))?$/;

/** "E FLAT MAJOR" and "IN C-SHARP MINOR" become "E-flat major" and "C-sharp minor"; null when it is no key. */
export function readKey(part: string): string | null {
  const found = keyPattern.exec(part);
  if (!found) return null;
  const [, note, accidental, mode] = found;
  if (!accidental && !mode && !part.startsWith('IN ')) return null;
  return `${note}${accidental ? `-${accidental.toLowerCase()}` : ''}${mode ? ` ${mode.toLowerCase()}` : ''}`;
}

const catalogues: readonly [RegExp, (rest: string) => string][] = [
  [/^OPP?\.? ?POSTH\.? ?(.*)$/, (rest) => tidy(`Op. posth. ${rest}`)],
  [/^OP\. ?(\d.*)$/, (rest) => `Op. ${small(rest)}`],
  [/^K\. ?(\d.*)$/, (rest) => `K. ${small(rest)}`],
  [/^(?:BWV) ?(\d.*)$/, (rest) => `BWV ${small(rest)}`],
  [/^HWV ?(\d.*)$/, (rest) => `HWV ${small(rest)}`],
  [/^WWV ?(\d.*)$/, (rest) => `WWV ${rest}`],
  [/^MWV ?(.*\d.*)$/, (rest) => `MWV ${rest}`],
  [/^RV ?(\d.*)$/, (rest) => `RV ${rest}`],
  [/^BB ?(\d.*)$/, (rest) => `BB ${small(rest)}`],
  [/^SZ\.? ?(\d.*)$/, (rest) => `Sz. ${rest}`],
  [/^WOO ?(\d.*)$/, (rest) => `WoO ${rest}`],
  [/^HESS ?(\d.*)$/, (rest) => `Hess ${rest}`],
  [/^CH\. ?(\d.*)$/, (rest) => `Ch. ${rest}`],
  [/^H\. ?([IVX]+[A-E]?[:.]\d.*)$/, (rest) => `Hob. ${hoboken(rest)}`],
  [/^([DGJS])\. ?(\d.*)$/, (rest) => rest],
];

const small = (rest: string) =>
  rest
    .replace(/(\d) ?([A-Z]+)\b/g, (_, digit: string, letters: string) => digit + letters.toLowerCase())
    .replace(/ NO\. ?/, ', No. ');
const hoboken = (rest: string) =>
  rest.replace('.', ':').replace(/([IVX])([A-E]):/, (_, group, letter) => `${group}${letter.toLowerCase()}:`);

/** "K.449" becomes "K. 449", "H.VIIE:1" becomes "Hob. VIIe:1"; null when it is no catalogue number. */
export function readCatalogue(part: string): string | null {
  for (const [pattern, print] of catalogues) {
    const found = pattern.exec(part);
    if (!found) continue;
    return found[2] === undefined ? print(tidy(found[1] ?? '')) : `${found[1]}. ${found[2]}`;
  }
  return null;
}

const instrumentNames = new Map<string, string>(
  (
    'VLN:VIOLIN VN:VIOLIN VL:VIOLIN VLA:VIOLA VA:VIOLA VC:CELLO PNO:PIANO CL:CLARINET CLA:CLARINET OB:OBOE FL:FLUTE ' +
    'HN:HORN BA:BASSOON BSN:BASSOON CB:BASS'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

const instrument = new RegExp(
  `^(?:(?:SOLO|TWO|THREE|FOUR|2|3|4) )*(?:${[
    'VIOLIN|VIOLA|CELLO|VIOLONCELLO|BASS|DOUBLE BASS|PIANO|ORGAN|HARPSICHORD|CLARINET|OBOE|FLUTE|PICCOLO|BASSOON|HORN',
    'TRUMPET|TROMBONE|TUBA|SAXOPHONE|GUITAR|HARP|ACCORDION|STRING|WIND|WOODWIND|BRASS|ORCHESTRA|VOICE|FEMALE VOICE',
    'SOPRANO|BARITONE|CONTINUO|PIANO TRIO|STRING QUARTET|WIND QUINTET|WOODWIND QUINTET|DRUM|SOLO PIANO',
    "OBOE D'AMORE|PERCUSSION|CELESTE|MARIMBA|TIMPANI|MANDOLIN|CELLO SOLO|PIANO SOLO|VIOLIN SOLO|BAND",
  ].join('|')})S?$`,
);

/** The instruments that a part names, as capitals; null when it names anything else. */
export function readInstruments(part: string): string[] | null {
  const names = part
    .replace(/^AND /, '')
    .split(/\s*(?:,|\/|&|\+|\bAND\b)\s*/)
    .filter(Boolean);
  const full = names.map((name) => instrumentNames.get(name) ?? name);
  return full.length > 0 && full.every((name) => instrument.test(name)) ? full : null;
}

const digits: Record<string, string> = { 2: 'TWO', 3: 'THREE', 4: 'FOUR', 5: 'FIVE', 6: 'SIX' };

/** Instruments in the words of a programme: "Two Violins, Viola, and Harp". */
export function printInstruments(names: readonly string[]): string {
  const printed = names.map((name) =>
    titleCase(
      name.replace(/^[2-6](?= )/, (digit) => digits[digit] ?? digit).replace(/^(.+) SOLO$/, 'SOLO $1'),
    ),
  );
  if (printed.length < 3) return printed.join(' and ');
  return `${printed.slice(0, -1).join(', ')}, and ${printed.at(-1)}`;
}
