type Kept<T> = { value: Promise<T>; until: number };

/**
 * Remembers what `read` gave for a key, for `seconds`, at most `size` answers: many people who search for the same
 * thing at once cost the database one search. Failures are not remembered.
 */
export function briefly<T>(
  read: (key: string) => Promise<T>,
  { seconds, size }: { seconds: number; size: number },
) {
  const kept = new Map<string, Kept<T>>();
  return (key: string): Promise<T> => {
    const found = kept.get(key);
    if (found && found.until > Date.now()) return found.value;
    const value = read(key);
    kept.delete(key);
    kept.set(key, { value, until: Date.now() + seconds * 1_000 });
    value.catch(() => kept.get(key)?.value === value && kept.delete(key));
    // The oldest goes first; a Map keeps the order of insertion.
    for (const oldest of kept.keys()) {
      if (kept.size <= size) break;
      kept.delete(oldest);
    }
    return value;
  };
}
