import { sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import type { Sample } from './judge';
import { successRatio, type Tally } from './success-ratio';

/** A worker that was never started is as silent as one that died a day ago. Seconds. */
const longSilence = 86_400;

/** The windows, in minutes, over which successes are judged. */
const windows = [4, 10, 30] as const;

/** Everything that the rules watch, as it is now. Reads only, each statement by an index; ids and numbers only. */
export async function measure({ ctx }: { ctx: Ctx }): Promise<Sample[]> {
  return [
    ...(await processSamples(ctx)),
    ...(await queueSamples(ctx)),
    ...(await failureSamples(ctx)),
    ...(await outcomeSamples(ctx)),
    ...(await moneySamples(ctx)),
  ];
}

async function processSamples({ db }: Ctx): Promise<Sample[]> {
  const [row] = await db.execute<{
    worker: number | null;
    reconciler: number | null;
    drift: number | null;
  }>(sql`
    select extract(epoch from now() - (select max(seen_at) from worker_heartbeats))::float8 as worker,
      extract(epoch from now() - (select max(minute) from outcome_counts
        where measure = 'job:reconcile' and outcome = 'ok' and minute > to_timestamp(0)))::float8 as reconciler,
      (select value from health_findings where name = 'invariants') as drift`);
  return [
    { rule: 'worker.silent', subject: null, value: row?.worker ?? longSilence },
    { rule: 'reconciler.silent', subject: null, value: row?.reconciler ?? 0 },
    { rule: 'invariants.drift', subject: null, value: row?.drift ?? 0 },
  ];
}

type QueueRow = { name: string; oldest: number | null; moves: boolean };

async function queueSamples({ db }: Ctx): Promise<Sample[]> {
  const rows = await db.execute<QueueRow>(sql`
    select j.name, extract(epoch from now() - min(start_after))::float8 as oldest,
      exists (select 1 from outcome_counts c where c.measure = 'job:' || j.name
        and c.minute >= now() - interval '3 minutes') as moves
    from pgboss.job j
    where state in ('created', 'retry') and start_after <= now() and j.name not like '%-dead' group by j.name`);
  return [...rows].flatMap(({ name, oldest, moves }): Sample[] => [
    // Work that is late while some of it is being done waits its turn; where nothing is done, it is stuck.
    { rule: 'jobs.stuck', subject: name, value: moves ? 0 : (oldest ?? 0) },
    { rule: 'jobs.late', subject: name, value: oldest ?? 0 },
  ]);
}

/** New kinds of failure that are told of one by one; more than these at once have one cause. */
const mostNew = 10;

/** Jobs that failed for good, whether they lie in the queue's own dead letters or are kept as failed messages. */
async function failureSamples({ db }: Ctx): Promise<Sample[]> {
  const dead = await db.execute<{ queue: string; count: number }>(sql`
    select queue, max(count)::int as count from (
      select left(name, -5) as queue, count(*) from pgboss.job where name like '%-dead' and state = 'created' group by 1
      union all
      select queue, sum(open) from failure_groups group by 1
    ) as lying group by queue having max(count) > 0`);
  const fresh = await db.execute<{ fingerprint: string; open: number }>(sql`
    select fingerprint, open from failure_groups
    where first_seen_at > now() - interval '30 minutes' and open > 0 order by open desc limit ${mostNew}`);
  return [
    ...[...dead].map(({ queue, count }): Sample => ({ rule: 'jobs.dead', subject: queue, value: count })),
    ...[...fresh].map(
      ({ fingerprint, open }): Sample => ({
        rule: 'failures.new',
        subject: fingerprint,
        value: open,
      }),
    ),
  ];
}

/** Jobs have retries and queues of their own to tell of them. */
async function outcomeSamples(ctx: Ctx): Promise<Sample[]> {
  const found = await outcomesIn(ctx, windows);
  return found.map(({ measure: subject, tallies }) => ({
    rule: 'outcomes',
    subject,
    value: successRatio(tallies),
  }));
}

type Outcomes = { measure: string; tallies: Tally[] };

/** How often things went well and failed, by what they are, over each of some windows in minutes. */
export async function outcomesIn({ db }: Ctx, spans: readonly number[]): Promise<Outcomes[]> {
  const longest = Math.max(...spans);
  const rows = await db.execute<{ measure: string; outcome: string; age: number; count: number }>(sql`
    select measure, outcome, (extract(epoch from date_trunc('minute', now()) - minute) / 60)::int as age,
      count::int as count
    from outcome_counts
    where minute > now() - make_interval(mins => ${longest}) and measure not like 'job:%'
    order by measure`);
  const byMeasure = Map.groupBy([...rows], ({ measure }) => measure);
  return [...byMeasure].map(([name, counted]) => ({
    measure: name,
    tallies: spans.map((span) => {
      const sum = (outcome: string) =>
        counted
          .filter((row) => row.outcome === outcome && row.age < span)
          .reduce((total, row) => total + row.count, 0);
      return { ok: sum('ok'), failed: sum('failed') };
    }),
  }));
}

async function moneySamples({ db }: Ctx): Promise<Sample[]> {
  const [row] = await db.execute<{ unsettled: number; failed: number; slow: number }>(sql`
    select
      (select count(*) from checkout_attempts a join orders o on o.id = a.order_id join holds h on h.id = o.hold_id
        where a.state in ('creating', 'open') and h.expires_at < now() - interval '10 minutes')::int as unsettled,
      (select count(*) from refunds where state = 'failed')::int as failed,
      (select count(*) from refunds
        where state in ('owed', 'requested') and created_at < now() - interval '1 hour')::int as slow`);
  const atRisk = await db.execute<{ currency: string; amount: number }>(sql`
    select currency, sum(amount)::float8 as amount from (
      select o.currency, r.amount from refunds r join orders o on o.id = r.order_id where r.state = 'failed'
      union all
      select currency, amount from failure_group_money where amount > 0
    ) as owed group by currency`);
  return [
    { rule: 'payments.unsettled', subject: null, value: row?.unsettled ?? 0 },
    { rule: 'refunds.failed', subject: null, value: row?.failed ?? 0 },
    { rule: 'refunds.slow', subject: null, value: row?.slow ?? 0 },
    ...[...atRisk].map(
      ({ currency, amount }): Sample => ({
        rule: 'money.at_risk',
        subject: currency,
        value: amount,
      }),
    ),
  ];
}
