/** The cookies that an answer sets, as a browser sends them back. */
export function parseSetCookie(headers: unknown): string {
  const given = (headers ?? {}) as Record<string, string | string[]>;
  const name = Object.keys(given).find((key) => key.toLowerCase() === 'set-cookie');
  const lines = name ? [given[name] ?? []].flat() : [];
  return lines.map((line) => line.split(';', 1)[0]).join('; ');
}
