import { invalidRequest } from './errors';

export type FormObject = { [key: string]: FormValue };
export type FormValue = string | FormValue[] | FormObject;

const MAX_DEPTH = 12;

/**
 * Decodes `a[b][0][c]=v` as Stripe does: brackets nest, `[]` appends, numeric keys make a list.
 * Objects have no prototype, so a key such as `__proto__` is only a key.
 */
export function parseForm(text: string): FormObject {
  const root: FormObject = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) insert(root, splitName(name), value);
  return listsOf(root) as FormObject;
}

/** One text per form, whatever the order of its keys; used to compare two requests. */
export function canonicalForm(value: FormValue): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalForm).join(',')}]`;
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalForm(value[key] ?? '')}`);
  return `{${entries.join(',')}}`;
}

function splitName(name: string): string[] {
  const head = /^[^[]+/.exec(name)?.[0];
  if (head === undefined) throw invalidRequest(`Invalid parameter name: ${name}`, name);
  const rest = name.slice(head.length);
  const keys = [...rest.matchAll(/\[([^[\]]*)\]/g)].map((match) => match[1] ?? '');
  if (keys.length >= MAX_DEPTH || keys.reduce((sum, key) => sum + key.length + 2, 0) !== rest.length) {
    throw invalidRequest(`Invalid parameter name: ${name}`, name);
  }
  return [head, ...keys];
}

function insert(root: FormObject, path: string[], value: string): void {
  let node = root;
  for (const [depth, part] of path.entries()) {
    const key = part === '' ? String(Object.keys(node).length) : part;
    if (depth === path.length - 1) {
      node[key] = value;
      return;
    }
    const next = node[key] ?? Object.create(null);
    if (typeof next === 'string' || Array.isArray(next)) {
      throw invalidRequest(`Invalid request: ${path[0]} is given both as a value and as a hash`, path[0]);
    }
    node[key] = next;
    node = next;
  }
}

function listsOf(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const keys = Object.keys(value);
  for (const key of keys) value[key] = listsOf(value[key] ?? '');
  if (keys.length === 0 || !keys.every((key) => /^\d+$/.test(key))) return value;
  return keys.sort((a, b) => Number(a) - Number(b)).map((key) => value[key] ?? '');
}
