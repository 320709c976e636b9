const base = 'https://tessera.invalid';

/**
 * A path on this site to go back to, or `fallback`. Whatever a browser could read as another site is refused: absolute
 * addresses, `//host`, `/\host`, control characters, and the same hidden once or twice in percent signs.
 */
export function safeReturnPath(value: unknown, fallback = '/account'): string {
  if (typeof value !== 'string' || value.length > 2_000 || !isPlainPath(value)) return fallback;
  let decoded = value;
  for (let layer = 0; layer < 3; layer++) {
    try {
      const next = decodeURIComponent(decoded);
      if (next === decoded) break;
      decoded = next;
    } catch {
      return fallback;
    }
    if (!isPlainPath(decoded)) return fallback;
  }
  const url = new URL(value, base);
  const isLoop = /^\/(sign-in|sign-up|sign-out|reset|verify|api)(\/|$)/.test(url.pathname);
  return url.origin === base && !isLoop ? url.pathname + url.search + url.hash : fallback;
}

/** One slash, then neither slash nor backslash; no backslash or control character anywhere before the query. */
function isPlainPath(value: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop tabs and line ends inside addresses
  if (!value.startsWith('/') || /[\u0000-\u001f\u007f]/.test(value)) return false;
  const path = value.split(/[?#]/, 1)[0] ?? '';
  return !path.includes('\\') && !path.includes('//');
}
