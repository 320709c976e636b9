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

/** What the driver says when a connection was refused, lost or never made. */
const lostConnection =
  /^(CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
/** Connection exceptions, insufficient resources (disk, memory, connections), a server that ends or starts, read-only. */
const cannotServe = /^(08|53|57P)|^25006$/;

/** Whether the database cannot serve anybody at this moment, whatever was asked. */
export function isAway(error: unknown): boolean {
  return causesOf(error).some(({ code }) => lostConnection.test(code) || cannotServe.test(code));
}

function causesOf(error: unknown): { code: string }[] {
  const causes = [];
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    const code = (cause as { code?: unknown }).code;
    if (typeof code === 'string') causes.push({ code });
  }
  return causes;
}

/** The five-character SQLSTATE behind an error, looking through the wrappers of the query builder. */
export function sqlState(error: unknown): string | undefined {
  return causesOf(error).find(({ code }) => /^[0-9A-Z]{5}$/.test(code))?.code;
}
