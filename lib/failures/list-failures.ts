import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { hitIds, matches, newestIds, type Place, textOf } from './filter-sql';
import type { FailureFilter, FailureState } from './input';
import { staffRoleOf } from './permit';
import { maskText } from './personal';

/** A line of the list. Times are ISO 8601 in UTC, money is in minor units. */
export type FailureRow = {
  id: string;
  source: string;
  queue: string;
  kind: string;
  originalId: string;
  fingerprint: string;
  state: FailureState;
  attempts: number;
  redrives: number;
  firstFailedAt: string;
  lastFailedAt: string;
  orderId: string | null;
  eventId: string | null;
  organizerId: string | null;
  userId: string | null;
  mailId: string | null;
  moneyAtRisk: number | null;
  currency: string | null;
  assigneeId: string | null;
  snoozedUntil: string | null;
  reason: string | null;
  closedAt: string | null;
  batchId: string | null;
  /** The last error, in one line. */
  error: string;
};

export type FailurePage = {
  rows: FailureRow[] /** Cursors; missing at the ends. */;
  older?: string;
  newer?: string;
};

const placeOf = (cursor: string | undefined): Place | undefined => {
  const found = /^(\d{1,17})_([0-9a-f-]{36})$/.exec(cursor ?? '');
  return found?.[1] && found[2] ? { at: found[1], id: found[2] } : undefined;
};

/** How many of the newest are looked through for a word before its index is asked. */
const glance = 4_000;

type Walk = { limit: number; place?: Place; upwards: boolean };

/** Which messages are on the page: a common word is soon met among the newest, a rare one has few entries in its index. */
async function pageIds({ db }: Ctx, filter: FailureFilter, walk: Walk): Promise<string[]> {
  const text = textOf(filter);
  const ids = async (query: SQL) => (await db.execute<{ id: string }>(query)).map(({ id }) => id);
  if (text === 'nothing') return [];
  if (!text) return ids(newestIds(filter, walk));
  const among = async (limit: number) => {
    const order = walk.upwards ? sql`last_failed_at, id` : sql`last_failed_at desc, id desc`;
    const rows = await db.execute<{ id: string | null; seen: number }>(sql`
      with newest as materialized (${newestIds(filter, { ...walk, limit })}),
        hit as (select id, last_failed_at from newest join failed_payloads p on p.message_id = id
          where p.tokens @@ ${text} order by ${order} limit ${walk.limit})
      select seen.n::int as seen, hit.id from (select count(*) as n from newest) seen left join hit on true order by ${order}`);
    const found = rows.flatMap(({ id }) => (id ? [id] : []));
    return { found, whole: found.length >= walk.limit || (rows[0]?.seen ?? 0) < limit };
  };
  const first = await among(glance);
  if (first.whole) return first.found;
  if (first.found.length >= 10) {
    const again = await among(Math.ceil((glance * walk.limit * 1.5) / first.found.length));
    if (again.whole) return again.found;
  }
  return ids(hitIds(filter, text, walk));
}

const isoText = (column: string) =>
  sql.raw(`to_char(m.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "${camel(column)}"`);
const camel = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
const plain = [
  ...['id', 'source', 'queue', 'kind', 'original_id', 'fingerprint', 'state', 'attempts', 'redrives'],
  ...[
    'order_id',
    'event_id',
    'organizer_id',
    'user_id',
    'mail_id',
    'currency',
    'assignee_id',
    'reason',
    'batch_id',
  ],
].map((name) => sql.raw(`m.${name} as "${camel(name)}"`));
const times = ['first_failed_at', 'last_failed_at', 'snoozed_until', 'closed_at'].map(isoText);

/** The columns of a FailureRow from `failed_messages m` and `failed_payloads p`. */
export const rowColumns = sql.join(
  [
    ...plain,
    ...times,
    sql`m.money_at_risk::float8 as "moneyAtRisk", coalesce(p.errors->-1->>'message', '') as error`,
  ],
  sql`, `,
);

/** Errors may quote an address; who may only look sees it masked. */
export const maskRow = <T extends FailureRow>(row: T, masked: boolean): T =>
  masked ? { ...row, error: maskText(row.error) } : row;

/**
 * A page of what matches, newest failure first; empty for who is not staff. `older` and `newer` are cursors of an earlier
 * page. Never slower than an index walk, however deep the page.
 */
export async function listFailures({
  ctx,
  input: { filter, older, newer, limit = 50 },
}: {
  ctx: Ctx;
  input: { filter: FailureFilter; older?: string; newer?: string; limit?: number };
}): Promise<FailurePage> {
  const role = await staffRoleOf(ctx);
  if (!role) return { rows: [] };
  const upwards = newer !== undefined;
  const place = placeOf(newer ?? older);
  const ids = await pageIds(ctx, filter, { limit: limit + 1, place, upwards });
  const more = ids.length > limit;
  const shown = ids.slice(0, limit);
  if (shown.length === 0) return { rows: [] };
  const found = await ctx.db.execute<FailureRow & { at: string }>(sql`
    select ${rowColumns}, (extract(epoch from m.last_failed_at) * 1000000)::bigint::text as at
    from failed_messages m join failed_payloads p on p.message_id = m.id
    where m.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(shown)}::text::jsonb))
    order by m.last_failed_at desc, m.id desc`);
  const cursor = (row?: { at: string; id: string }) => row && `${row.at}_${row.id}`;
  const hasNewer = upwards ? more : place !== undefined;
  const hasOlder = upwards || more;
  return {
    rows: found.map(({ at: _, ...row }) => maskRow(row, role === 'view')),
    ...(hasNewer && { newer: cursor(found[0]) }),
    ...(hasOlder && { older: cursor(found.at(-1)) }),
  };
}

/** How many match, counted up to 1,001: `more` says that there are more than 1,000. */
export async function countFailures({
  ctx,
  input: { filter },
}: {
  ctx: Ctx;
  input: { filter: FailureFilter };
}): Promise<{ count: number; more: boolean }> {
  if (!(await staffRoleOf(ctx))) return { count: 0, more: false };
  const [row] = await ctx.db.execute<{ count: number }>(sql`
    select count(*)::int as count from (select 1 from failed_messages m where ${matches(filter)} limit 1001) counted`);
  const count = row?.count ?? 0;
  return { count: Math.min(count, 1_000), more: count > 1_000 };
}
