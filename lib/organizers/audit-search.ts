import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { isId } from '@/lib/ids';
import type { AuditFilter } from './audit-filter';

/** So many of the newest rows are looked through before a word counts as rare. */
const near = 5_000;

/** The words of a row `l` that is not about an order: the index `audit_log_search` is on just this. */
const words = sql`(l.subject_id || ' ' || (l.details::text))`;
const aboutOrder = sql`l.subject_type = 'order'`;

const likePattern = (search: string) => `%${search.replace(/[\\%_]/g, '\\$&')}%`;

/** The actions in an organizer's log: one step through the index for each, however many rows it has. */
export const actionsOf = (organizerId: string): SQL => sql`
  with recursive found as (
    (select action from audit_log where organizer_id = ${organizerId} order by action limit 1)
    union all
    select (select action from audit_log where organizer_id = ${organizerId} and action > found.action order by action limit 1)
    from found where found.action is not null)
  select action from found where action is not null`;

/** All conditions but the search, on `l` (audit_log). Days are days in `timeZone`. */
export function auditConditions(organizerId: string, filter: AuditFilter, timeZone: string): SQL {
  const { who, what, subject, from, to } = filter;
  const [type = '', ...rest] = subject?.split(':') ?? [];
  const startOf = (day: string, plus = 0) =>
    sql`((${day}::date + ${plus}::int)::timestamp at time zone ${timeZone})`;
  const parts = [sql`l.organizer_id = ${organizerId}`];
  if (who && isId(who)) parts.push(sql`l.actor_kind in ('fan', 'staff') and l.actor_id = ${who}`);
  else if (who) parts.push(sql`l.actor_kind = ${who}`);
  if (what) parts.push(sql`l.action = ${what}`);
  if (subject) parts.push(sql`l.subject_type = ${type}`);
  if (rest.length > 0) parts.push(sql`l.subject_id = ${rest.join(':')}`);
  if (from) parts.push(sql`l.at >= ${startOf(from)}`);
  if (to) parts.push(sql`l.at < ${startOf(to, 1)}`);
  return sql.join(parts, sql` and `);
}

export type AuditRow = {
  id: number;
  /** ISO 8601. */
  at: string;
  actorKind: string;
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  details: Record<string, unknown>;
};

type Asked = { organizerId: string; filter: AuditFilter; timeZone: string; limit: number };

/**
 * A page of rows of an organizer's log, the newest first, or upwards from `newer`. A row about an order is found by what
 * happened and by the order's id or number, any other by whatever is in it too. A word that is common is soon found
 * among the newest rows; only one that is not is looked up in the indexes.
 */
export async function foundRows(
  { db }: Ctx,
  { organizerId, filter, timeZone, limit }: Asked,
): Promise<AuditRow[]> {
  const { search, older, newer } = filter;
  const direction = newer === undefined ? sql`desc` : sql`asc`;
  const place = newer !== undefined ? sql`and l.id > ${newer}` : older ? sql`and l.id < ${older}` : sql``;
  const conditions = sql`${auditConditions(organizerId, filter, timeZone)} ${place}`;
  const sorted = sql`order by l.id ${direction} limit ${limit}`;
  const ids = search
    ? searched({ search, organizerId, conditions, place, direction, limit })
    : sql`select l.id from audit_log l where ${conditions} ${sorted}`;
  const rows = await db.execute<AuditRow & { id: string | number }>(sql`
    select l.id, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, l.actor_kind as "actorKind",
      l.actor_id as "actorId", l.action, l.subject_type as "subjectType", l.subject_id as "subjectId", l.details
    from audit_log l where l.id in (${ids}) order by l.id ${direction} limit ${limit}`);
  return [...rows].map((row) => ({ ...row, id: Number(row.id) }));
}

type Search = {
  search: string;
  organizerId: string;
  conditions: SQL;
  place: SQL;
  direction: SQL;
  limit: number;
};

function searched({ search, organizerId, conditions, place, direction, limit }: Search): SQL {
  const [pattern, number] = [likePattern(search), search.toUpperCase()];
  const sorted = sql`order by l.id ${direction} limit ${limit}`;
  const order = isId(search)
    ? sql`select ${search.toLowerCase()}::text`
    : sql`select o.id::text from orders o where o.number = ${number}`;
  const aboutThis = sql`(${aboutOrder} and l.subject_id in (${order}))`;
  const inWords = sql`(not ${aboutOrder} and ${words} ilike ${pattern})`;
  const matching = sql`(select action from (${actionsOf(organizerId)}) known where action ilike ${pattern})`;
  // Each of the three ways is read on its own, in the order of its index, and no further than a page.
  return sql`
    with newest as materialized (
      select l.id from (select * from audit_log l where l.organizer_id = ${organizerId} ${place}
        order by l.id ${direction} limit ${near}) l
      where ${conditions} and (l.action ilike ${pattern} or ${aboutThis} or ${inWords}) ${sorted}),
    rare as (select (select count(*) from newest) < ${limit} as yes),
    hits as materialized (
      select l.id from audit_log l where (select yes from rare) and l.organizer_id = ${organizerId}
        and l.organizer_id is not null and l.subject_type <> 'order' and ${words} ilike ${pattern})
    select id from newest where not (select yes from rare)
    union
    (select l.id from hits join audit_log l using (id) where ${conditions} ${sorted})
    union
    (select l.id from ${matching} known cross join lateral (
      select l.id from audit_log l where (select yes from rare) and l.action = known.action and ${conditions} ${sorted}) l
    ${sorted})
    union
    (select l.id from audit_log l where (select yes from rare) and ${aboutThis} and ${conditions} ${sorted})`;
}
