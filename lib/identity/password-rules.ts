import { commonPasswords } from './common-passwords';
import { passwordLength } from './input';

const siteName = 'tessera';

const substitutes: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/**
 * Says what is wrong with a new password, or null. Length and guessability count, not its mixture of characters (NIST
 * SP 800-63B §3.1.1.2, ASVS 6.2). `about` holds what somebody who knows the account would try: address, name.
 */
export function passwordProblem(password: string, about: string[] = []): string | null {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  if (length < passwordLength.min) return `Use at least ${passwordLength.min} characters.`;
  if (length > passwordLength.max) return `Use at most ${passwordLength.max} characters.`;
  const lower = text.toLowerCase();
  if (isCommon(lower)) return 'This is one of the passwords that are guessed first. Choose another one.';
  if (isPattern(lower))
    return 'Repeated or consecutive characters are guessed first. Choose another password.';
  const rest = restWithout(lower, [siteName, ...about.flatMap(words)]);
  if (rest !== lower && rest.replace(/[^\p{L}\p{N}]/gu, '').length < 6) {
    return 'A password made of your name, your address or ours is easy to guess. Choose another one.';
  }
  return null;
}

/** "Football2024!" is "football" to a cracking program. */
function isCommon(lower: string): boolean {
  const letters = lower.replace(/^\P{L}+|\P{L}+$/gu, '');
  const cores = [lower, letters, lower.replace(/[\d\p{P}\p{S}]+$/u, '')];
  cores.push(...cores.map((core) => [...core].map((char) => substitutes[char] ?? char).join('')));
  return cores.some((core) => commonPasswords.has(core));
}

/** Few different characters, or each one next to the one before: "aaaaaaaaaa", "9876543210". */
function isPattern(lower: string): boolean {
  const codes = [...lower].map((char) => char.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  return new Set(codes).size < 5 || steps.filter((step) => Math.abs(step) <= 1).length > steps.length * 0.8;
}

const words = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4);

function restWithout(lower: string, known: string[]): string {
  const longestFirst = [...known].sort((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, word) => rest.replaceAll(word, ''), lower);
}
