import { namesByHand } from './names-by-hand';
import { chooseSpelling, listInWords, tidy } from './text';

export type PersonName = {
  /** As printed: "Emanuel Ax". */
  name: string;
  /** As filed: "Ax, Emanuel". */
  sortName: string;
  /** What stands before a work's title: "Beethoven". */
  short: string;
};

const suffix = /^(?:Jr\.?|Sr\.?|II|III|IV)$/;
/** Titles of honour are not printed in a programme. */
const honorific = /\b(?:Sir|Dame|Dr\.)\s+/g;
/** Words that no person is called by: what follows the comma is a section of the group, not a first name. */
const ensemble = /\b(?:Band|Choir|Chorus|Ensemble|Orchestra|Quartet|Quintet|School)\b/;
const particles = /^(?:von|van|der|den|de|del|della|di|da|la|le)$/i;

/**
 * Turns the archive's "Last,  First" into the names a programme prints: doubled spaces, second spellings in
 * brackets, particles ("Beethoven,  Ludwig  van"), generations ("Strauss,  Johann, II") and several people in one
 * field ("Sobol, Mordechai;  Lazar, Matthew", "Ashman/Menken,  Howard/Alan") are understood.
 */
export function personNames(raw: string): PersonName[] {
  return splitPeople(tidy(raw)).flatMap((person) => {
    const named = onePerson(person);
    return named ? [named] : [];
  });
}

/** One name for what may be several people: "Howard Ashman and Alan Menken", filed under the first. */
export function joinedName(raw: string): PersonName | null {
  const people = personNames(raw);
  const [first] = people;
  if (!first) return null;
  return {
    name: listInWords(people.map((person) => person.name)),
    sortName: first.sortName,
    short: people.map((person) => person.short).join(' and '),
  };
}

function splitPeople(raw: string): string[] {
  const text = raw.replace(/[,;\s]+$/, '');
  if (text.includes(';')) return text.split(';').flatMap((part) => splitPeople(tidy(part)));
  if (namesByHand.has(text)) return [text];
  // "Anastasio, Trey, and Hart, Don": whole names joined by a word.
  const pairs = /^([^,]+, [^,]+?),? (?:and|&) ([^,]+, [^,]+)$/.exec(text);
  if (pairs) return [String(pairs[1]), String(pairs[2])];
  const listed = text.split(' / ');
  const commas = listed.filter((part) => part.includes(',')).length;
  if (listed.length > 1 && (commas === 0 || commas === listed.length)) return listed;
  return splitColumns(text) ?? [text];
}

/** "Ashman/Menken, Howard/Alan": as many first names as last names, in the same order. */
function splitColumns(text: string): string[] | null {
  const [last, first, ...rest] = text.split(',').map(tidy);
  if (!last || !first || rest.length > 0) return null;
  const joint = /\s*\/\s*|\s+-\s+|\s+(?:and|&)\s+/;
  const lasts = last.split(joint);
  const firsts = first.split(joint);
  if (lasts.length < 2 || lasts.length !== firsts.length) return null;
  return lasts.map((name, index) => `${name}, ${firsts[index]}`);
}

function onePerson(raw: string): PersonName | null {
  const byHand = namesByHand.get(raw);
  if (byHand) return byHand;
  const text = chooseSpelling(raw).replace(/\s*[[(][^\])]*[\])]/g, '');
  const parts = text.split(',').map(tidy).filter(Boolean);
  const generation = parts.slice(1).find((part) => suffix.test(part));
  const [last, first = ''] = parts.filter((part) => part !== generation);
  if (!last) return null;
  if (ensemble.test(last)) return { name: text, sortName: text, short: last };
  if (!first) return { name: last, sortName: last, short: last };

  const given = first.replace(honorific, '').replaceAll(' & ', ' and ').split(' ');
  const particle: string[] = [];
  while (given.length > 1 && particles.test(given.at(-1) ?? ''))
    particle.unshift(String(given.pop()).toLowerCase());
  const elided =
    given.length > 1 && /^[dl]'$/i.test(given.at(-1) ?? '') ? String(given.pop()).toLowerCase() : '';
  const name = [...given, ...particle, `${elided}${last}`, generation].filter(Boolean).join(' ');
  const sortGiven = [...given, ...particle, elided].filter(Boolean).join(' ');
  return {
    name,
    sortName: [last, sortGiven, generation].filter(Boolean).join(', '),
    short: generation && last === 'Strauss' ? `${initial(given)} Strauss ${generation}` : last,
  };
}

const initial = (given: string[]) => `${given[0]?.charAt(0)}.`;
