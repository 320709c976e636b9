import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

// Next bundles modules more than once; a trace crosses its bundles.
const shared = globalThis as { tesseraTrace?: AsyncLocalStorage<string> };
const storage = () => {
  shared.tesseraTrace ??= new AsyncLocalStorage();
  return shared.tesseraTrace;
};

const pattern = /^[0-9a-f]{32}$/;

/** Whether text from outside can be a trace id: 32 hexadecimal digits, as in W3C's `traceparent`. */
export const isTrace = (value: unknown): value is string => typeof value === 'string' && pattern.test(value);

/** A new trace id; it tells nothing about anybody. */
export const newTrace = (): string => randomBytes(16).toString('hex');

/** The trace of a `traceparent` header, or null. */
export function traceOf(header: string | undefined): string | null {
  const [, trace] = (header ?? '').split('-');
  return isTrace(trace) && !/^0+$/.test(trace) ? trace : null;
}

/** The id that joins a click with all that follows from it: action, webhook, jobs, mail. Undefined outside of any. */
export const currentTrace = (): string | undefined => storage().getStore();

/** Does something as a part of a trace: its log lines and its jobs carry the id. */
export const withTrace = <T>(trace: string | undefined, work: () => T): T =>
  trace === undefined ? work() : storage().run(trace, work);

/** Makes the rest of the current synchronous execution, and what follows from it, a part of a trace. */
export const enterTrace = (trace: string): void => storage().enterWith(trace);
