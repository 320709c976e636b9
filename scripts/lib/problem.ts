/** A failure that the person at the terminal can act on. Its message is one sentence that says what to do. */
export class Problem extends Error {
  override name = 'Problem';
}

type SystemError = Error & { code?: string; path?: string; port?: number };

/** The sentence for an operating-system error that people meet (full disk, no permission), or undefined. */
export function systemProblem(error: unknown): string | undefined {
  const { code, path, port } = (error ?? {}) as SystemError;
  const where = path ? ` at ${path}` : '';
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full${where}: free some space (about 2 GB is comfortable) and run the command again.`;
    case 'EACCES':
    case 'EPERM':
      return `Permission denied${where}: make the project folder writable for this user, or run as its owner.`;
    case 'EROFS':
      return `The file system is read-only${where}: move the project to a folder that can be written.`;
    case 'EADDRINUSE':
      return `Port ${port ?? ''} is taken: stop the program that uses it, or choose another one with PORT=4000.`;
    case 'EMFILE':
    case 'ENFILE':
      return 'Too many open files: raise the limit (for example "ulimit -n 4096") and run the command again.';
    default:
      return undefined;
  }
}

/** What to print for any failure: a sentence for what is known, the stack for a bug. */
export function explain(error: unknown): string {
  if (error instanceof Problem) return error.message;
  return systemProblem(error) ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
}
