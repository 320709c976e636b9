import { foldText } from './fold';

const maxWords = 12;

/** The words of a text as the index knows them: folded runs of letters and digits, none that could be an operator. */
const wordsOf = (text: string): string[] => foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Turns what a person types into a tsquery for the 'simple' configuration, or null when there is no word in it.
 * Every word must be found; "quoted words" must follow each other; -word must not be there; the last word matches as
 * a prefix, since it may not be finished.
 */
export function toTsQuery(typed: string): string | null {
  const terms: string[] = [];
  const wanted: boolean[] = [];
  for (const [, minus, phrase, loose] of typed.matchAll(/(?:(?<=^|\s)(-))?(?:"([^"]*)"|([^\s"]+))/g)) {
    const words = wordsOf(phrase ?? loose ?? '');
    if (words.length === 0) continue;
    // What one writes without a space ("L'Arlésienne", "op.92") stands together in the text as well.
    terms.push(`${minus ? '!' : ''}(${words.join(' <-> ')})`);
    wanted.push(!minus && phrase === undefined);
  }
  const kept = terms.slice(0, maxWords);
  if (kept.length === 0) return null;
  const last = kept.length - 1;
  if (wanted[last]) kept[last] = (kept[last] ?? '').replace(/\)$/, ':*)');
  return kept.join(' & ');
}
