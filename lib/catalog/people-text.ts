import type { artistRole } from '@/db/schema';

type Role = (typeof artistRole.enumValues)[number];
export type Person = { name: string; role: Role; instrument: string | null };

const roles: Record<string, Role> = {
  conductor: 'conductor',
  ensemble: 'ensemble',
  speaker: 'speaker',
  support: 'support',
  soloist: 'soloist',
};

/**
 * Reads who plays, one a line: "Martha Argerich - Piano", "Berliner Philharmoniker - ensemble", "Björk". What stands
 * after the dash is a role when it names one, else the instrument of a soloist; nothing makes a headliner. Who stands
 * there twice in one role counts once.
 */
export function readPeople(text: string): Person[] {
  const people = new Map<string, Person>();
  for (const line of text.split('\n')) {
    const [name = '', ...rest] = line.trim().split(/\s+[-–—]\s+/);
    if (!name) continue;
    const part = rest.join(' – ').trim();
    const role = part ? (roles[part.toLowerCase()] ?? 'soloist') : 'headliner';
    const instrument = part && !roles[part.toLowerCase()] ? part : null;
    const key = `${name.toLowerCase()} ${role}`;
    if (!people.has(key)) people.set(key, { name: name.replace(/\s+/g, ' '), role, instrument });
  }
  return [...people.values()];
}

/** The same as text again. A role with an instrument keeps the instrument. */
export const writePeople = (people: readonly Person[]): string =>
  people
    .map(({ name, role, instrument }) => {
      const part = instrument ?? (role === 'headliner' ? '' : role);
      return part ? `${name} - ${part}` : name;
    })
    .join('\n');

/** As filed: "Ax, Emanuel"; a name of one word, and an ensemble's, as it is. */
export function sortNameOf({ name, role }: Pick<Person, 'name' | 'role'>): string {
  const words = name.split(' ');
  const last = words.at(-1) ?? name;
  return words.length < 2 || role === 'ensemble' ? name : `${last}, ${words.slice(0, -1).join(' ')}`;
}
