import { type SQL, sql } from 'drizzle-orm';
import type { FailureFilter } from './input';
import { searchQuery } from './search-tokens';

/** A filter's conditions on `failed_messages m`, without its states and its text. Everything that reads or freezes uses them. */
function narrowing(filter: FailureFilter): SQL[] {
  const { assignee, from, to, ids } = filter;
  const equal: [string, string | undefined][] = [
    ['source', filter.source],
    ['queue', filter.queue],
    ['kind', filter.kind],
    ['fingerprint', filter.fingerprint],
    ['original_id', filter.originalId],
    ['order_id', filter.orderId],
    ['event_id', filter.eventId],
    ['organizer_id', filter.organizerId],
    ['user_id', filter.userId],
    ['mail_id', filter.mailId],
    ['batch_id', filter.batchId],
  ];
  const conditions = equal.flatMap(([column, value]) =>
    value === undefined ? [] : [sql`m.${sql.identifier(column)} = ${value}`],
  );
  if (assignee === 'nobody') conditions.push(sql`m.assignee_id is null`);
  else if (assignee) conditions.push(sql`m.assignee_id = ${assignee}`);
  if (filter.money) conditions.push(sql`m.money_at_risk > 0`);
  if (from) conditions.push(sql`m.last_failed_at >= ${from}::timestamptz`);
  if (to) conditions.push(sql`m.last_failed_at < ${to}::timestamptz`);
  if (ids)
    conditions.push(
      sql`m.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`,
    );
  return conditions;
}

/** The text of the filter as a tsquery; undefined when none is asked for, `nothing` when it asks for nothing that can be. */
export function textOf(filter: FailureFilter): SQL | 'nothing' | undefined {
  if (filter.text === undefined) return undefined;
  const query = searchQuery(filter.text);
  return query === null ? 'nothing' : sql`${query}::text::tsquery`;
}

const all = (conditions: SQL[]) => (conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`);

/** A place in a list, newest first: microseconds since 1970 and id. */
export type Place = { at: string; id: string };

const beyond = (place: Place, upwards: boolean) => {
  const at = sql`(timestamptz 'epoch' + ${place.at}::bigint * interval '1 microsecond', ${place.id}::uuid)`;
  return upwards ? sql`(m.last_failed_at, m.id) > ${at}` : sql`(m.last_failed_at, m.id) < ${at}`;
};

/**
 * Ids of the filter in the order of the list, from a place on, without its text. Each state walks its own index, since an
 * index that leads by state knows no order across states.
 */
export function newestIds(
  filter: FailureFilter,
  { limit, place, upwards = false }: { limit: number; place?: Place; upwards?: boolean },
): SQL {
  const order = upwards ? sql`last_failed_at, id` : sql`last_failed_at desc, id desc`;
  const each = [...new Set(filter.states)].map(
    (state) => sql`(select m.id, m.last_failed_at from failed_messages m
      where ${all([sql`m.state = ${state}`, ...narrowing(filter), ...(place ? [beyond(place, upwards)] : [])])}
      order by ${order} limit ${limit})`,
  );
  if (each.length === 1) return sql`select id, last_failed_at from ${each[0]} one`;
  return sql`select id, last_failed_at from (${sql.join(each, sql` union all `)}) every_state order by ${order} limit ${limit}`;
}

/** All conditions of the filter on `failed_messages m`, text included. */
export function matches(filter: FailureFilter): SQL {
  const text = textOf(filter);
  if (text === 'nothing') return sql`false`;
  const states = sql.join(
    [...new Set(filter.states)].map((state) => sql`${state}::failure_state`),
    sql`, `,
  );
  const conditions = [sql`m.state in (${states})`, ...narrowing(filter)];
  if (text)
    conditions.push(sql`m.id in (select p.message_id from failed_payloads p where p.tokens @@ ${text})`);
  return all(conditions);
}

/** Like newestIds for a filter whose text is rare: the hits first, then their order. */
export function hitIds(
  filter: FailureFilter,
  text: SQL,
  { limit, place, upwards = false }: { limit: number; place?: Place; upwards?: boolean },
): SQL {
  const order = upwards ? sql`m.last_failed_at, m.id` : sql`m.last_failed_at desc, m.id desc`;
  return sql`with hit as materialized (select message_id from failed_payloads p where p.tokens @@ ${text})
    select m.id, m.last_failed_at from hit join failed_messages m on m.id = hit.message_id
    where ${all([matches({ ...filter, text: undefined }), ...(place ? [beyond(place, upwards)] : [])])}
    order by ${order} limit ${limit}`;
}
