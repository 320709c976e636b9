import { personNames } from './names';
import { chooseSpelling, fold, listInWords } from './text';
import { capital, titleCase } from './title-case';
import { printInstruments, readCatalogue, readInstruments } from './title-parts';

/** What the brackets of a title say, sorted by meaning. */
export type TitleNotes = {
  arrangers: string[];
  /** For which instruments it is set: "brass". */
  scoring: string[];
  /** "1919 version". */
  versions: string[];
  /** A translation, a by-name. */
  names: string[];
  /** The older, better known catalogue number: "K. 299". */
  oldNumber: string | null;
};

const scoringWords =
  /\b(?:BRASS|ORCH|ORCHESTRA|ORCHESTRAL|PIANOS?|PNO|VOICE|VOCAL|VIOLINS?|VIOLAS?|CELLO|CONTRABASS|STR|STRING|QUARTET|QUINTET|ENSEMBLE|BAND|PERC|PERCUSSION|TRUMPET|HORNS|FLUTE|GUITAR|HARP|BUGLE|LEFT HAND|VARIABLE)\b/;
const versionWords =
  /\b(?:VERSION|REV|RESTORATION|EXCERPTS?|SELECTIONS|TRANS|ORIG|LIVE TO FILM|FILM|MEDLEY|COLLECTION|ORIGINAL)\b|^\d+ SONGS$|^FROM (?!THE NEW WORLD)|^WITH\b|^\d{4}$|^BALLET$|SING ALONG/;
const versionFirst = /^FROM (?!THE NEW WORLD)|EXCERPTS|^TRANS\.|^ORIG\.|SING ALONG/;
/** What adds nothing for a reader: gaps in the archive, editors of standard editions. */
const saysNothing =
  /^(?:UNSPECIFIED|UNKNOWN|COMPLETE|OLD NO\. ?\d+|FILM|NORTH KOREA|OP\. ?\d+|OVERTURE|STRING TRIO|KRENEK|FITZENHAGEN|GROFE\/WHITEMAN|NEWSOM\/TYZIK|T\. COHEN|OR [A-Z]+|[A-G] OR [A-G] MINOR)$/i;
const nameThatSoundsLikeScoring = /^RED VIOLIN$|CONCERTO$|\bQUARTETTSATZ\b/;

/** Sorts what was taken out of a title's brackets. */
export function readNotes(groups: readonly string[]): TitleNotes {
  const notes: TitleNotes = { arrangers: [], scoring: [], versions: [], names: [], oldNumber: null };
  for (const group of groups) readNote(group, notes);
  notes.arrangers = withoutDoubles(notes.arrangers);
  notes.scoring = withoutDoubles(notes.scoring);
  return notes;
}

function readNote(group: string, notes: TitleNotes) {
  const arranged = /^ARR\. ?(?:FOR )?(.+)$/.exec(group)?.[1];
  if (arranged) return readArranger(arranged, notes);
  if (saysNothing.test(group)) return;
  const old = /^(?:OLD )?(K\. ?\d+\w*)$/.exec(group)?.[1];
  if (old) notes.oldNumber = readCatalogue(old);
  else if (/^(?:ANH\.|\d+[A-Z]$)/.test(group)) return;
  else if (versionFirst.test(group)) notes.versions.push(version(group));
  else if (scoringWords.test(group) && !nameThatSoundsLikeScoring.test(group))
    notes.scoring.push(scoring(group));
  else if (versionWords.test(group)) notes.versions.push(version(group));
  else notes.names.push(group);
}

function readArranger(text: string, notes: TitleNotes) {
  if (saysNothing.test(text)) return;
  if (/\p{Ll}/u.test(text)) {
    const spelled = chooseSpelling(text).replace('Dvorak', 'Dvořák').replace('Fruhbeck', 'Frühbeck');
    notes.arrangers.push(
      spelled.includes(',') ? listInWords(personNames(spelled).map((one) => one.short)) : spelled,
    );
  } else if (scoringWords.test(text)) {
    const [who, forWhat] = text.split(', FOR ');
    if (forWhat) notes.arrangers.push(titleCase(String(who)));
    notes.scoring.push(scoring(forWhat ?? text));
  } else {
    notes.arrangers.push(text.split('/').map(titleCase).join(' and '));
  }
}

const shortForms: readonly [RegExp, string][] = [
  [/\bw\//g, 'with '],
  [/\borch\b\.?/g, 'orchestra'],
  [/\bpno\b\.?/g, 'piano'],
  [/\bperc\b\.?/g, 'percussion'],
  [/\bstr\b\.?/g, 'strings'],
  [/\btimp\b\.?/g, 'timpani'],
  [/\bens\b\.?/g, 'ensemble'],
  [/ only - .*/g, ''],
  [/\s*\+\s*|\s*&\s*/g, ' and '],
  [/(\w)\/(\w)/g, '$1 and $2'],
  [/^brass arrangement$/g, 'brass'],
  [/\bvocal\b/g, 'voice'],
];

function scoring(text: string): string {
  const instruments = readInstruments(text);
  if (instruments && text.includes('/')) return printInstruments(instruments).toLowerCase();
  return shortForms.reduce((words, [pattern, by]) => words.replace(pattern, by), text.toLowerCase());
}

function version(text: string): string {
  const from = /^(FROM|WITH) (.+)$/.exec(text);
  if (from) return `${from[1]?.toLowerCase()} ${titleCase(from[2] ?? '').replace(/K\.(?=\d)/, 'K. ')}`;
  return text
    .toLowerCase()
    .replace(/^trans\./, 'transcribed')
    .replace(/^orig\./, 'original')
    .replace(/\bw\/.*$/, '')
    .replace('sing along', 'sing-along')
    .replace(/^(\w+) restoration$/, (_, who: string) => `restored by ${capital(who)}`)
    .trim();
}

function withoutDoubles(words: string[]): string[] {
  const seen = new Map(words.map((word) => [fold(word).toLowerCase(), word]));
  return [...seen.values()];
}

/** The brackets as a programme prints them at the end of a title, with a blank before: " (1919 version; arr. Ravel for brass)". */
export function printNotes(notes: TitleNotes): string {
  const scored = listInWords(notes.scoring);
  const arranged = notes.arrangers.length > 0 ? `arr. ${listInWords(notes.arrangers)}` : '';
  const whole = arranged && scored ? `${arranged} for ${scored.replace(/^for /, '')}` : arranged || scored;
  const all = [...notes.versions, whole].filter(Boolean);
  return all.length > 0 ? ` (${all.join('; ')})` : '';
}
