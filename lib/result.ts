/** What can be expected to go wrong is returned, not thrown: the code says which, the rest helps the caller recover. */
export type Failure<Code extends string = string> = { ok: false; code: Code; message: string };
export type Success<T> = { ok: true } & T;
export type Result<T, F extends Failure = Failure> = Success<T> | F;

export function fail<Code extends string>(code: Code, message: string): Failure<Code>;
export function fail<Code extends string, Extra extends object>(
  code: Code,
  message: string,
  extra: Extra,
): Failure<Code> & Extra;
export function fail(code: string, message: string, extra: object = {}) {
  return { ok: false, code, message, ...extra };
}
