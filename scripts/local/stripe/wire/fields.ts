import { invalidRequest } from './errors';
import type { FormObject, FormValue } from './form-body';

/** Turns one raw parameter into its value, or throws the refusal that Stripe gives; `path` is its wire name. */
export type Field<T> = (value: FormValue | undefined, path: string) => T;
type Fields = Record<string, Field<unknown>>;
type Parsed<F extends Fields> = { [K in keyof F]: ReturnType<F[K]> };

/** Makes a field mandatory. */
export function required<T>(field: Field<T | undefined>): Field<T> {
  return (value, path) => {
    const parsed = field(value, path);
    if (parsed === undefined) throw missing(path);
    return parsed;
  };
}

/** The refusal for a parameter that was not sent. */
function missing(path: string) {
  return invalidRequest(`Missing required param: ${path}.`, path, 'parameter_missing');
}

/** A text; empty ones are refused as attempts to unset. */
export function text(options: { max?: number } = {}): Field<string | undefined> {
  const max = options.max ?? 5000;
  return (value, path) => {
    if (value === undefined) return undefined;
    if (typeof value !== 'string') throw invalidRequest('Invalid string', path);
    if (value === '') throw empty(path);
    if (value.length > max) {
      const message = `Invalid string: ${value.slice(0, 10)}…; must be at most ${max} characters`;
      throw invalidRequest(message, path, 'parameter_invalid_string_length');
    }
    return value;
  };
}

/** A whole number within bounds, inclusive. */
export function integer(options: { min?: number; max?: number } = {}): Field<number | undefined> {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = options;
  return (value, path) => {
    if (value === undefined) return undefined;
    if (typeof value !== 'string' || !/^-?\d{1,15}$/.test(value)) {
      const shown = typeof value === 'string' ? value : 'not a number';
      throw invalidRequest(`Invalid integer: ${shown}`, path, 'parameter_invalid_integer');
    }
    const number = Number(value);
    if (number < min) throw outOfRange(`greater than or equal to ${min}`, path);
    if (number > max) throw outOfRange(`less than or equal to ${max}`, path);
    return number;
  };
}

export const boolean: Field<boolean | undefined> = (value, path) => {
  if (value === undefined) return undefined;
  if (value === 'true' || value === 'false') return value === 'true';
  throw invalidRequest(`Invalid boolean: ${String(value)}`, path);
};

/** One of a closed list of words. */
export function oneOf<const T extends string>(words: readonly T[]): Field<T | undefined> {
  return (value, path) => {
    if (value === undefined) return undefined;
    const word = words.find((candidate) => candidate === value);
    if (word !== undefined) return word;
    const last = words.at(-1);
    const listed = words.length > 1 ? `one of ${words.slice(0, -1).join(', ')}, or ${last}` : last;
    throw invalidRequest(`Invalid ${path}: must be ${listed}`, path);
  };
}

export const url: Field<string | undefined> = (value, path) => {
  const parsed = text()(value, path);
  if (parsed === undefined) return undefined;
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(parsed)) {
    const message = 'Invalid URL: An explicit scheme (such as https) must be provided.';
    throw invalidRequest(message, path, 'url_invalid');
  }
  if (!URL.canParse(parsed)) throw invalidRequest('Not a valid URL', path, 'url_invalid');
  return parsed;
};

export const email: Field<string | undefined> = (value, path) => {
  const parsed = text({ max: 800 })(value, path);
  if (parsed !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(parsed)) {
    throw invalidRequest(`Invalid email address: ${parsed}`, path, 'email_invalid');
  }
  return parsed;
};

/** Stripe's metadata: up to 50 keys of 40 characters, values of 500. */
export const metadata: Field<Record<string, string> | undefined> = (value, path) => {
  if (value === undefined || value === '') return undefined;
  const hash = asHash(value, path);
  const keys = Object.keys(hash);
  if (keys.length > 50) throw invalidRequest('Metadata can have at most 50 keys', path);
  const result: Record<string, string> = {};
  for (const key of keys) {
    const entry = hash[key];
    if (typeof entry !== 'string') throw invalidRequest('Metadata values must be strings', `${path}[${key}]`);
    if (key.length > 40) {
      const message = `Metadata keys can have up to 40 characters, but you passed in a key that is ${key.length} characters.`;
      throw invalidRequest(message, path);
    }
    if (entry.length > 500) {
      const message = `Metadata values can have up to 500 characters, but you passed in a value that is ${entry.length} characters.`;
      throw invalidRequest(message, `${path}[${key}]`);
    }
    if (entry !== '') result[key] = entry;
  }
  return result;
};

/** A list whose members are all of one kind. */
export function list<T>(field: Field<T>, options: { max: number }): Field<T[] | undefined> {
  return (value, path) => {
    if (value === undefined) return undefined;
    if (value === '') throw empty(path);
    if (!Array.isArray(value)) throw invalidRequest('Invalid array', path);
    if (value.length > options.max) {
      throw invalidRequest(`Array must contain at most ${options.max} items`, path);
    }
    return value.map((member, index) => field(member, `${path}[${index}]`));
  };
}

/** A hash with exactly these keys; any other is an unknown parameter. */
export function shape<F extends Fields>(fields: F): Field<Parsed<F> | undefined> {
  return (value, path) => (value === undefined ? undefined : parseHash(fields, asHash(value, path), path));
}

/** Parses a whole request against its shape. */
export function parseParams<F extends Fields>(fields: F, form: FormObject): Parsed<F> {
  return parseHash(fields, form, '');
}

/** A parameter that Stripe knows and this stand-in does not act on: refused loudly rather than ignored. */
export const notImplemented: Field<undefined> = (value, path) => {
  if (value === undefined) return undefined;
  throw invalidRequest(`The local Stripe stand-in does not implement ${path}.`, path, 'not_implemented');
};

function parseHash<F extends Fields>(fields: F, hash: FormObject, path: string): Parsed<F> {
  const nameOf = (key: string) => (path === '' ? key : `${path}[${key}]`);
  const unknown = Object.keys(hash).filter((key) => !Object.hasOwn(fields, key));
  if (unknown.length > 0) {
    const noun = unknown.length > 1 ? 'parameters' : 'parameter';
    const message = `Received unknown ${noun}: ${unknown.map(nameOf).join(', ')}`;
    throw invalidRequest(message, nameOf(unknown[0] ?? ''), 'parameter_unknown');
  }
  const entries = Object.entries(fields).map(([key, field]) => [key, field(hash[key], nameOf(key))]);
  return Object.fromEntries(entries) as Parsed<F>; // safe because every key of F was just parsed by its own field
}

function asHash(value: FormValue, path: string): FormObject {
  if (typeof value === 'string' || Array.isArray(value)) throw invalidRequest('Invalid object', path);
  return value;
}

function outOfRange(bound: string, path: string) {
  return invalidRequest(`This value must be ${bound}.`, path, 'parameter_invalid_integer');
}

function empty(path: string) {
  const message =
    `You passed an empty string for '${path}'. We assume empty values are an attempt to unset a parameter; ` +
    `however '${path}' cannot be unset. You should remove '${path}' from your request or supply a non-empty value.`;
  return invalidRequest(message, path, 'parameter_invalid_empty');
}
