const personalKey =
  /^(e?_?mail|email_?address|to_?address|to|name|(first|last|full|buyer|customer|family|given)_?name|phone(_?number)?|address|line[12]|street|postal_?code|city|ip(_?address)?|birth_?(date|day))$/i;
// Bounded as RFC 5321 bounds them: without, a long text with no @ takes time by the square of its length.
const address = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/;
const addresses = new RegExp(address, 'g');
const deepest = 12;

/** Paths in a payload that look like a person's: `customer.email`, `guests.*.name`. Sorted, each once. */
export function findPersonal(value: unknown): string[] {
  const found = new Set<string>();
  const visit = (at: unknown, path: string[]) => {
    if (path.length > deepest) return;
    if (Array.isArray(at)) {
      for (const one of at) visit(one, [...path, '*']);
      return;
    }
    if (at && typeof at === 'object') {
      for (const [key, inner] of Object.entries(at)) visit(inner, [...path, key]);
      return;
    }
    if (at === null || at === undefined || typeof at === 'boolean') return;
    const key = path.findLast((part) => part !== '*') ?? '';
    if (personalKey.test(key) || (typeof at === 'string' && address.test(at))) found.add(path.join('.'));
  };
  visit(value, []);
  return [...found].sort();
}

/** The payload with something else in the place of what lies at these paths. */
export function replacePersonal(value: unknown, paths: string[], replacement: unknown): unknown {
  const wanted = new Set(paths);
  const visit = (at: unknown, path: string[]): unknown => {
    if (wanted.has(path.join('.')) && (at === null || typeof at !== 'object')) return replacement;
    if (Array.isArray(at)) return at.map((one) => visit(one, [...path, '*']));
    if (at && typeof at === 'object') {
      return Object.fromEntries(
        Object.entries(at).map(([key, inner]) => [key, visit(inner, [...path, key])]),
      );
    }
    return at;
  };
  return visit(value, []);
}

/** Text without anybody's mail address. */
export const maskText = (text: string) => text.replace(addresses, '•••');
