const atoms = /[\p{L}\p{N}_@.+#/-]+/gu;
const words = /[\p{L}\p{N}]+/gu;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const longest = 64;

const atomsOf = (text: string) =>
  [...text.toLowerCase().matchAll(atoms)]
    .map(([atom]) => atom.replace(/^[.+#/-]+|[.+#/-]+$/g, '').slice(0, longest))
    .filter((atom) => atom.length > 1);

/** What a message is found by: each id, address and word, whole and, where punctuation joins words, each of them too. */
export function searchTokens(texts: string[], most = 120): string[] {
  const tokens = new Set<string>();
  for (const text of texts) {
    for (const atom of atomsOf(text.slice(0, 8_000))) {
      if (tokens.size >= most) return [...tokens];
      tokens.add(atom);
      if (uuid.test(atom) || !/[^\p{L}\p{N}]/u.test(atom)) continue;
      for (const [word] of atom.matchAll(words)) if (word.length > 1) tokens.add(word);
    }
  }
  return [...tokens];
}

/** The text of a tsquery that asks for all of these words or their beginnings; null when nothing is left to ask for. */
export function searchQuery(text: string): string | null {
  const asked = atomsOf(text).slice(0, 8);
  return asked.length > 0 ? asked.map((atom) => `'${atom}':*`).join(' & ') : null;
}
