import { fold } from './text';
import { wordSpellings } from './title-spellings';

/** Words that stay small inside a title, in the languages of the repertoire. */
const small = new Set(
  (
    'a an and as at but by for from in into nor of on or the to with vs ' +
    'à au aux de des du en et la le les ou par pour sans sur un une ' +
    'aus das dem den der die ein eine für mit ohne über und von zu zum zur ' +
    'al alla alle con da dal dalla dei del della delle di e ed gli i il lo nel per ' +
    'el los las y dos fun'
  ).split(' '),
);

/** Letters that are letters, not words, and shortenings that programmes print in their own way. */
const fixed = new Map<string, string>([
  ['NO.', 'No.'],
  ['NOS.', 'Nos.'],
  ['OP.', 'Op.'],
  ['NY', 'NY'],
  ['NBC', 'NBC'],
  ['FAE', 'F-A-E'],
  ['WOO', 'WoO'],
  ['CD', 'CD'],
  ["'N'", "'n'"],
  ['MACDONALD', 'MacDonald'],
  ['MACDOWELL', 'MacDowell'],
  ["MACDOWELL'S", "MacDowell's"],
  ['MACMAESTRO', 'MacMaestro'],
]);

const roman = /^(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})$/;
const initials = /^(?:[A-Z]\.){2,}$/;
const elision = /^(D|L|ALL|DALL|DELL|NELL|SULL|QU)'(?=\p{L}{2})/iu;
const endings = new Set(['BY', 'IN', 'ON', 'TO', 'FROM', 'WITH', 'FOR', 'OF', 'UP']);
const edges = /^([("[¡¿]*)(.*?)([)"\],.:;!?…>]*)$/su;

/**
 * Sets one phrase of capitals the way a programme prints it: "LE NOZZE DI FIGARO" becomes "Le Nozze di Figaro".
 * Words that already have small letters (a name after "ARR.") are left alone.
 */
export function titleCase(phrase: string): string {
  const words = phrase.split(' ').filter(Boolean);
  // "As Time Goes By": English ends on a capital whatever the word.
  const closes = words.length > 1 && endings.has(words.at(-1) ?? '') ? words.length - 1 : -1;
  let opens = true;
  return words
    .map((word, index) => {
      const [, before = '', core = '', after = ''] = edges.exec(word) ?? [];
      const first = opens || before !== '' || index === closes;
      opens = /[:;!?]$/.test(after) || word === '/' || word === '-';
      if (!core) return word;
      return before + caseWord(core, after, first, index) + after;
    })
    .join(' ');
}

function caseWord(core: string, after: string, first: boolean, index: number): string {
  if (/\p{Ll}/u.test(core)) return core;
  const stop = after.startsWith('.') ? '.' : '';
  const whole = fixed.get(core + stop) ?? fixed.get(core);
  if (whole) return stop && whole.endsWith('.') ? whole.slice(0, -1) : whole;
  if (initials.test(core + stop) || (roman.test(core) && (index > 0 || core === 'I'))) return core;
  const part = /^([IVX]+)([A-C])$/.exec(core);
  if (part?.[1] && part[2] && index > 0 && roman.test(part[1])) return part[1] + part[2].toLowerCase();
  if (/^\d+(?:ST|ND|RD|TH)$/.test(core)) return core.toLowerCase();
  if (core.length === 1 && /[B-Z]/.test(core) && !small.has(core.toLowerCase())) return core;
  const spelled = wordSpellings.get(fold(core));
  if (spelled) return first ? capital(spelled) : spelled;
  if (!first && small.has(core.toLowerCase())) return core.toLowerCase();
  const prefix = elision.exec(core)?.[0];
  if (prefix) {
    const rest = caseWord(core.slice(prefix.length), after, true, index);
    return (first ? capital(prefix.toLowerCase()) : prefix.toLowerCase()) + rest;
  }
  return core
    .split(/([-/])/)
    .map(caseHyphenated)
    .join('');
}

function caseHyphenated(piece: string, index: number): string {
  if (index > 0 && small.has(piece.toLowerCase()) && piece.length > 1) return piece.toLowerCase();
  if (/^MC\p{Lu}{2}/u.test(piece)) return `Mc${capital(piece.slice(2).toLowerCase())}`;
  // "O'CONNOR" keeps two capitals, "O'er" and "B'RACH" do not.
  if (/^O'\p{Lu}{3}/u.test(piece)) return `O'${capital(piece.slice(2).toLowerCase())}`;
  return capital(piece.toLowerCase());
}

/** Makes the first letter a capital, past a quotation mark or an apostrophe. */
export function capital(text: string): string {
  return text.replace(/\p{L}/u, (letter) => letter.toUpperCase());
}
