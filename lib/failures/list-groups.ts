import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import type { FailureState } from './input';
import { permits } from './permit';

/** Messages that fail alike. Times are ISO 8601 in UTC, money is in minor units by currency. */
export type FailureGroup = {
  fingerprint: string;
  source: string;
  queue: string;
  kind: string;
  /** The error without ids, numbers, times and addresses. */
  title: string;
  exampleId: string | null;
  total: number;
  counts: Record<FailureState, number>;
  firstSeenAt: string;
  lastSeenAt: string;
  money: { currency: string; amount: number }[];
  /** Arrivals in each of the last 24 hours, the oldest first. */
  trend: number[];
  /** Of all failures of its queue in these hours, from 0 to 1. */
  share: number;
};

export type GroupsInput = {
  source?: string;
  queue?: string;
  kind?: string;
  fingerprint?: string;
  /** Also groups of which nothing is open, snoozed or being redriven. */
  closed?: boolean;
  sort?: 'count' | 'newest' | 'money';
  limit?: number;
};

/** Groups from maintained counts, the largest first; empty for who is not staff. */
export async function listGroups({ ctx, input }: { ctx: Ctx; input: GroupsInput }): Promise<FailureGroup[]> {
  if (!(await permits(ctx, 'view'))) return [];
  const { source, queue, kind, fingerprint, closed = false, sort = 'count', limit = 100 } = input;
  const waiting = sql`g.open + g.snoozed + g.redriving`;
  const narrowed = [
    closed ? sql`true` : sql`${waiting} > 0`,
    ...(source ? [sql`g.source = ${source}`] : []),
    ...(queue ? [sql`g.queue = ${queue}`] : []),
    ...(kind ? [sql`g.kind = ${kind}`] : []),
    ...(fingerprint ? [sql`g.fingerprint = ${fingerprint}`] : []),
  ];
  const orders = {
    count: sql`${waiting} desc, g.last_seen_at desc`,
    newest: sql`g.last_seen_at desc`,
    money: sql`(select max(amount) from failure_group_money w where w.fingerprint = g.fingerprint) desc nulls last, ${waiting} desc`,
  };
  const rows = await ctx.db.execute<FailureGroup>(sql`
    with shown as materialized (
      select g.* from failure_groups g where ${sql.join(narrowed, sql` and `)}
      order by ${orders[sort]}, g.fingerprint limit ${limit}
    ), recent as (
      select h.fingerprint, h.hour, h.count from failure_hours h
      where h.hour > date_trunc('hour', now()) - interval '24 hours'
    ), of_queue as (
      select g.source, g.queue, sum(r.count) as n from recent r join failure_groups g using (fingerprint) group by 1, 2
    ), of_group as (
      select fingerprint, sum(count) as n, jsonb_object_agg((extract(epoch from date_trunc('hour', now()) - hour) / 3600)::int, count) as by_age
      from recent where fingerprint in (select fingerprint from shown) group by 1
    )
    select g.fingerprint, g.source, g.queue, g.kind, g.title, g.example_id as "exampleId", g.total,
      jsonb_build_object('open', g.open, 'snoozed', g.snoozed, 'redriving', g.redriving, 'redriven', g.redriven,
        'resolved', g.resolved, 'deleted', g.deleted) as counts,
      to_char(g.first_seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "firstSeenAt",
      to_char(g.last_seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastSeenAt",
      coalesce((select jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount) order by amount desc)
        from failure_group_money w where w.fingerprint = g.fingerprint and amount > 0), '[]') as money,
      (select jsonb_agg(coalesce((o.by_age->>(23 - at)::text)::int, 0) order by at) from generate_series(0, 23) at) as trend,
      coalesce(o.n::float8 / nullif(q.n, 0)::float8, 0) as share
    from shown g left join of_group o using (fingerprint) left join of_queue q on q.source = g.source and q.queue = g.queue
    order by ${orders[sort]}, g.fingerprint`);
  return [...rows];
}
