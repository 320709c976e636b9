import { sql } from 'drizzle-orm';
import type { Database } from '@/db';

/** Of the first of them, jobs whose payload fits: what the bench redrives. */
export const redriven = 100_000;
const chunk = 100_000;

/**
 * So many failed messages over 90 days, made by SQL: the first 100,000 are open jobs, of the others three in ten are open; 200
 * fingerprints, 20 queues, one in five with an order, one in ten with money.
 */
export async function generate(db: Database, count: number): Promise<void> {
  await db.execute(sql`set statement_timeout = 0`);
  await db.execute(sql`drop index failed_payloads_tokens`);
  for (let from = 0; from < count; from += chunk) {
    const until = Math.min(from + chunk, count) - 1;
    await db.transaction(async (tx) => {
      await tx.execute(sql`
        create temporary table made on commit drop as
        select gen_random_uuid() as id, n, n < ${redriven} as is_job, n < ${redriven} or n % 10 < 3 as is_open,
          now() - interval '90 days' * (n::float8 / ${count}) as at, md5(n::text) as hash, gen_random_uuid() as about,
          n % 200 as f from generate_series(${from}::bigint, ${until}::bigint) n`);
      await tx.execute(sql`
        insert into failed_messages (id, source, queue, kind, original_id, body_hash, fingerprint, state, first_failed_at,
          last_failed_at, order_id, money_at_risk, currency, closed_at)
        select id, case when is_job then 'jobs' else 'sqs:bench' end,
          case when is_job then 'send-mail' else 'queue-' || f % 20 end, case when is_job then 'send-mail' else 'kind-' || f % 40 end,
          'm-' || n, hash || hash, substr(md5(f::text || is_job::text), 1, 16),
          case when is_open then 'open' else 'redriven' end::failure_state, at, at,
          case when n % 5 = 0 then about end, case when n % 10 = 0 then n % 9000 + 100 end, case when n % 10 = 0 then 'usd' end,
          case when not is_open then at end
        from made`);
      await tx.execute(sql`
        insert into failed_payloads (message_id, raw, body, errors, tokens)
        select id, convert_to(body::text, 'UTF8'), body,
          jsonb_build_array(jsonb_build_object('at', at, 'message', 'Error ' || f || ' of buyer ' || n)),
          array_to_tsvector(array['m-' || n, 'error', 'w' || f, 'every' || n % 1000, 'rare' || n % 50000, hash, 'buyer',
            about::text, 'buyer' || n || '@example.test', 'amount', 'kind-' || f % 40, 'queue-' || f % 20])
        from made, lateral (select case when is_job then jsonb_build_object('mailId', about)
          else jsonb_build_object('order', about, 'buyer', 'buyer' || n || '@example.test', 'amount', n % 9000) end as body) b`);
    });
  }
  await db.execute(
    sql`create index failed_payloads_tokens on failed_payloads using gin (tokens) with (gin_pending_list_limit = 1024)`,
  );
  await db.execute(sql`vacuum analyze failed_messages, failed_payloads, failure_groups, failure_hours`);
}
