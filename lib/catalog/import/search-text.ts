import { fold, tidy } from './text';

/**
 * Flattens what an event should be found by into lower-case words, each once, with accents and without: a fan who
 * types "dvorak" finds Dvořák.
 */
export function searchTextOf(parts: readonly (string | null | undefined)[]): string {
  const words = parts
    .filter((part): part is string => Boolean(part))
    .flatMap((part) => tidy(part.toLowerCase()).split(' '))
    .flatMap((word) => {
      const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
      return bare ? [bare, fold(bare)] : [];
    });
  return [...new Set(words)].join(' ');
}
