import 'server-only';
import { sql } from 'drizzle-orm';
import { outcomesByMinute } from './outcomes-by-minute';
import type { StaffCtx } from './staff';

/** A queue as it is now; seconds. */
export type QueueView = {
  name: string;
  waiting: number;
  active: number;
  retrying: number;
  oldest: number | null;
  dead: number;
};
export type FailedRefund = {
  orderId: string;
  number: string;
  amount: number;
  currency: string;
  slug: string | null;
};
export type HealthView = Awaited<ReturnType<typeof getHealth>>;

/** How everything is: processes, queues, outcomes of the last hour, money, books. */
export async function getHealth({ db }: StaffCtx) {
  const [processes] = await db.execute<{
    workers: number;
    beat: number | null;
    reconciled: number | null;
  }>(sql`
    select count(*) filter (where seen_at > now() - interval '30 seconds')::int as workers,
      extract(epoch from now() - max(seen_at))::float8 as beat,
      (select extract(epoch from now() - max(minute))::float8 from outcome_counts
        where measure = 'job:reconcile' and outcome = 'ok' and minute > to_timestamp(0)) as reconciled
    from worker_heartbeats`);
  const queues = await db.execute<QueueView>(sql`
    select coalesce(j.name, l.queue) as name, coalesce(waiting, 0) as waiting, coalesce(active, 0) as active,
      coalesce(retrying, 0) as retrying, oldest, coalesce(l.dead, 0) as dead
    from (
      select name, count(*) filter (where state = 'created' and start_after <= now())::int as waiting,
        count(*) filter (where state = 'active')::int as active, count(*) filter (where state = 'retry')::int as retrying,
        extract(epoch from now() - min(start_after) filter (where state <> 'active' and start_after <= now()))::float8 as oldest
      from pgboss.job where state in ('created', 'retry', 'active') and name not like '%-dead' group by name
    ) j full join (
      select queue, max(count)::int as dead from (
        select left(name, -5) as queue, count(*) from pgboss.job where name like '%-dead' and state = 'created' group by 1
        union all select queue, sum(open) from failure_groups group by 1) lying group by 1 having max(count) > 0
    ) l on l.queue = j.name order by 1`);
  const refunds = await db.execute<FailedRefund>(sql`
    select o.id as "orderId", o.number, r.amount, o.currency, g.slug
    from refunds r join orders o on o.id = r.order_id left join organizers g on g.id = r.organizer_id
    where r.state = 'failed' order by r.updated_at desc limit 20`);
  const [money] = await db.execute<{ unsettled: number; slow: number }>(sql`
    select (select count(*) from checkout_attempts a join orders o on o.id = a.order_id join holds h on h.id = o.hold_id
        where a.state in ('creating', 'open') and h.expires_at < now() - interval '10 minutes')::int as unsettled,
      (select count(*) from refunds
        where state in ('owed', 'requested') and created_at < now() - interval '1 hour')::int as slow`);
  const [books] = await db.execute<{
    value: number;
    details: { what: string; id: string }[];
    at: string;
    age: number;
  }>(sql`
    select value, details, measured_at::text as at, extract(epoch from now() - measured_at)::float8 as age
    from health_findings where name = 'invariants'`);
  return {
    processes: {
      workers: processes?.workers ?? 0,
      beat: processes?.beat ?? null,
      reconciled: processes?.reconciled ?? null,
    },
    queues: [...queues],
    outcomes: await outcomesByMinute(db, 60),
    money: { unsettled: money?.unsettled ?? 0, slow: money?.slow ?? 0, refunds: [...refunds] },
    books: books ?? null,
  };
}
