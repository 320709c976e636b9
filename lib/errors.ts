/** The site is at its limit; the caller answers "busy, try again" (HTTP 503 with Retry-After). */
export class OverloadedError extends Error {
  override name = 'OverloadedError';
}

/** Undoes the transaction around it and carries the failure out as a value. */
export class RollbackWith<T> extends Error {
  override name = 'RollbackWith';
  constructor(readonly outcome: T) {
    super('The transaction was rolled back on purpose');
  }
}

/** The five-character SQLSTATE behind an error, looking through the wrappers of the query builder. */
export function sqlState(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    const code = (cause as { code?: unknown }).code;
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return undefined;
}
