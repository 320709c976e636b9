import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { type QueueName, queues } from './queues';

/** A job that failed for good, as the queue kept it. */
export type DeadJob = {
  id: string;
  queue: string;
  data: unknown;
  /** The job that failed, and the first of its line when it had been redriven before. */
  jobId: string;
  rootId: string;
  tries: number;
  output: unknown;
  createdOn: Date;
  diedOn: Date;
};

const deadQueues = Object.values(queues).flatMap(({ deadLetter }) => (deadLetter ? [deadLetter] : []));

/**
 * Takes up to `limit` dead jobs out of their queues in the caller's transaction: who takes them must keep them in it. What
 * somebody else is taking is left alone.
 */
export async function takeDeadJobs(tx: Transaction, limit: number): Promise<DeadJob[]> {
  const rows = await tx.execute<Record<string, unknown>>(sql`
    delete from pgboss.job where (name, id) in (
      select name, id from pgboss.job
      where name in (select value from jsonb_array_elements_text(${JSON.stringify(deadQueues)}::text::jsonb))
        and state = 'created' and source_name is not null
      order by created_on limit ${limit} for update skip locked)
    returning id, source_name as queue, data, source_id as "jobId", source_root_id as "rootId",
      source_retry_count + 1 as tries, source_output as output, source_created_on as "createdOn", created_on as "diedOn"`);
  const moment = (value: unknown) => new Date(String(value));
  return rows.map(
    (row) =>
      ({ ...row, createdOn: moment(row.createdOn ?? row.diedOn), diedOn: moment(row.diedOn) }) as DeadJob,
  );
}

/** What became of jobs. A job that is tried again after a failure counts as failed already. */
export async function jobOutcomes(
  tx: Transaction,
  jobIds: string[],
): Promise<Map<string, 'done' | 'failed' | 'waiting'>> {
  const rows = await tx.execute<{ id: string; outcome: 'done' | 'failed' | 'waiting' }>(sql`
    select id, case when state = 'completed' then 'done' when state in ('failed', 'retry', 'cancelled') then 'failed'
      else 'waiting' end as outcome
    from pgboss.job where id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(jobIds)}::text::jsonb))
      and name not in (select value from jsonb_array_elements_text(${JSON.stringify(deadQueues)}::text::jsonb))`);
  return new Map(rows.map(({ id, outcome }) => [id, outcome]));
}

/** Whether a name from outside is one of our queues. */
export const isQueue = (name: string): name is QueueName => Object.hasOwn(queues, name);
