/** Addresses that mean something else below /admin. */
const reserved = new Set(['new', 'join']);

const strayLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** In characters. */
export const slugLength = { min: 3, max: 60 } as const;

/** The address that a name suggests: "Théâtre du Nord" is "theatre-du-nord"; empty when the name has nothing for one. */
export function proposeSlug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => strayLetters[letter] ?? letter)
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, slugLength.max)
    .replace(/^-+|-+$/g, '');
}

/** What is wrong with an address that somebody chose, as a sentence; null when it is fine. */
export function slugProblem(slug: string): string | null {
  if (slug.length < slugLength.min) return `Use at least ${slugLength.min} letters or digits.`;
  if (slug.length > slugLength.max) return `Use at most ${slugLength.max} characters.`;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
    return 'Use small letters a to z, digits, and single hyphens between them.';
  }
  return reserved.has(slug) ? 'This address is needed by the site itself. Choose another.' : null;
}
