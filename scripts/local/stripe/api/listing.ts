import { noSuch } from '../wire/errors';
import { type Field, integer, notImplemented, shape, text } from '../wire/fields';

const bounds = shape({
  gt: integer({ min: 0 }),
  gte: integer({ min: 0 }),
  lt: integer({ min: 0 }),
  lte: integer({ min: 0 }),
});

/** `created`: a second, or a hash of bounds. */
const created: Field<{ gt?: number; gte?: number; lt?: number; lte?: number } | undefined> = (
  value,
  path,
) => {
  if (typeof value === 'string') {
    const second = integer({ min: 0 })(value, path);
    return { gte: second, lte: second };
  }
  return bounds(value, path);
};

/** The parameters that every list takes. */
export const listFields = {
  created,
  ending_before: text(),
  limit: integer({ min: 1, max: 100 }),
  starting_after: text(),
  customer: notImplemented,
  customer_account: notImplemented,
};

type ListParams = {
  created?: { gt?: number; gte?: number; lt?: number; lte?: number };
  ending_before?: string;
  limit?: number;
  starting_after?: string;
};

/** Stripe's list envelope. */
export function listObject<T>(url: string, data: T[], hasMore: boolean) {
  return { object: 'list', data, has_more: hasMore, url };
}

/** One page, newest first; `items` are in order of creation. Throws when a cursor is not in the list. */
export function page<T extends { id: string; created: number }>(
  url: string,
  items: Iterable<T>,
  params: ListParams,
  kind: string,
) {
  const { created: range, limit = 10 } = params;
  const all = [...items].reverse();
  const cursor = (id: string, param: string) => {
    const index = all.findIndex((item) => item.id === id);
    if (index < 0) throw noSuch(kind, id, param, 400);
    return index;
  };
  const wanted = (item: T) =>
    (range?.gt === undefined || item.created > range.gt) &&
    (range?.gte === undefined || item.created >= range.gte) &&
    (range?.lt === undefined || item.created < range.lt) &&
    (range?.lte === undefined || item.created <= range.lte);
  if (params.ending_before !== undefined) {
    const before = all.slice(0, cursor(params.ending_before, 'ending_before')).filter(wanted);
    return listObject(url, before.slice(-limit), before.length > limit);
  }
  const from = params.starting_after === undefined ? 0 : cursor(params.starting_after, 'starting_after') + 1;
  const after = all.slice(from).filter(wanted);
  return listObject(url, after.slice(0, limit), after.length > limit);
}

/** One page in the order of creation, for the lines of a session. */
export function pageInOrder<T extends { id: string }>(url: string, items: readonly T[], params: ListParams) {
  const limit = params.limit ?? 10;
  const from =
    params.starting_after === undefined ? 0 : items.findIndex(({ id }) => id === params.starting_after) + 1;
  const rest = items.slice(from);
  return listObject(url, rest.slice(0, limit), rest.length > limit);
}
