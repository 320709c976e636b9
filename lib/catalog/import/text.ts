/** Collapses every run of blanks to one and trims. */
export const tidy = (text: string) => text.replace(/\s+/gu, ' ').trim();

/** Without accents: "Dvořák" becomes "Dvorak". Letters that Unicode does not take apart are replaced by hand. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßøØłŁđĐæÆœŒ]/gu, (letter) => inseparable[letter] ?? letter);
}

const inseparable: Record<string, string> = {
  ß: 'ss',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
};

/** For comparing spellings: accents, case, German "ae/oe/ue" and all signs count for nothing. */
const spellingKey = (text: string) =>
  fold(text)
    .toLowerCase()
    .replace(/([aou])e/g, '$1')
    .replace(/[^a-z0-9]/g, '');

/** The address form of a title: lower-case ASCII words joined by hyphens, at most `limit` characters. */
export function slugify(text: string, limit = 80): string {
  const slug = fold(text)
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (slug.length <= limit) return slug;
  return slug
    .slice(0, limit + 1)
    .replace(/-[^-]*$/, '')
    .slice(0, limit);
}

/** The typewriter's marks as a printer sets them: Debussy’s “Jeux”, Symphony in ‘C’, ’Twas the Night. */
export function typeset(text: string): string {
  return text
    .replace(/(^|[\s([{/–—-])"/gu, '$1“')
    .replaceAll('"', '”')
    .replace(/(^|[\s([{/“])'(?!(?:Twas|Tis|Til|Round|Neath|n)\b|\d)([^']+)'(?![\p{L}\p{N}])/giu, '$1‘$2’')
    .replaceAll("'", '’');
}

/** "a", "a and b", "a, b, and c". */
export function listInWords(words: readonly string[]): string {
  if (words.length < 3) return words.join(' and ');
  return `${words.slice(0, -1).join(', ')}, and ${words.at(-1)}`;
}

/**
 * Undoes the archive's double spellings: "Hrusa [Hrůša]" and "Renee (Renée)" keep the accented one. A bracket that
 * is no second spelling of the words before it stays as it is.
 */
export function chooseSpelling(text: string): string {
  return tidy(text).replace(
    /([^\s[\](),]+(?: [^\s[\](),]+)*) [[(]([^\])]+)[\])]/gu,
    (whole, before: string, inside: string) => {
      const words = before.split(' ');
      const count = inside.split(' ').length;
      const last = words.slice(-count).join(' ');
      if (count > words.length || spellingKey(last) !== spellingKey(inside)) return whole;
      const kept = accents(inside) >= accents(last) ? inside : last;
      return [...words.slice(0, -count), kept].join(' ');
    },
  );
}

const accents = (text: string) => (text.normalize('NFD').match(/\p{M}/gu) ?? []).length;
