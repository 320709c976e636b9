import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss, type SendOptions } from 'pg-boss';
import type { Transaction } from '@/db';
import { currentTrace } from '@/lib/trace';
import type { JobData, QueueName } from './queues';

const callers = new AsyncLocalStorage<ReturnType<typeof fromDrizzle>>();

// Never started: it only writes jobs, and everything it asks the database runs in the caller's transaction.
const sender = new PgBoss({
  db: {
    executeSql: (text, values) => {
      const caller = callers.getStore();
      if (!caller) throw new Error('Jobs are enqueued inside a transaction');
      return caller.executeSql(text, values);
    },
  },
  useListenNotify: true,
});

/** A job goes on under the trace of what wanted it. */
const traced = <D extends object>(data: D): D => {
  const trace = currentTrace();
  return trace === undefined ? data : { ...data, trace };
};

/** Adds a job in the caller's transaction: it exists if and only if the transaction commits. */
export async function enqueue<Q extends QueueName>(
  tx: Transaction,
  queue: Q,
  data: JobData[Q],
  options: Pick<SendOptions, 'priority' | 'startAfter' | 'singletonKey'> = {},
): Promise<void> {
  const db = fromDrizzle(tx, sql);
  await callers.run(db, () => sender.send(queue, traced(data), { ...options, db }));
}

/** Like enqueue, for many jobs in one statement. */
export async function enqueueAll<Q extends QueueName>(
  tx: Transaction,
  queue: Q,
  data: JobData[Q][],
  options: Pick<SendOptions, 'priority'> = {},
): Promise<void> {
  const db = fromDrizzle(tx, sql);
  const jobs = data.map((one) => ({ ...options, data: traced(one) }));
  await callers.run(db, () => sender.insert(queue, jobs, { db }));
}

/** Jobs under ids of the caller's, in his transaction; an id that exists already is left as it is. */
export async function enqueueUnder<Q extends QueueName>(
  tx: Transaction,
  queue: Q,
  jobs: { id: string; data: JobData[Q] }[],
): Promise<void> {
  const db = fromDrizzle(tx, sql);
  await callers.run(db, () => sender.insert(queue, jobs, { db }));
}
