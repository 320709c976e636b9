/**
 * Keeps the answers of a pure function of a text: the archive repeats its titles and places hundreds of times. Forgets
 * everything when there are `most`, so that a long-lived process does not fill up.
 */
export function remember<T>(read: (text: string) => T, most = 5_000): (text: string) => T {
  const known = new Map<string, { answer: T }>();
  return (text) => {
    const found = known.get(text);
    if (found) return found.answer;
    const answer = read(text);
    if (known.size >= most) known.clear();
    known.set(text, { answer });
    return answer;
  };
}
