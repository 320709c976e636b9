import { PgBoss } from 'pg-boss';
import type { Database } from '@/db';
import type { JobData, QueueName } from '@/lib/queue/queues';

type Work = { [Q in QueueName]?: (data: JobData[Q]) => Promise<unknown> };

/** As pg-boss's own driver takes it: drizzle has told ours to leave JSON alone. */
const plain = (value: unknown) =>
  value?.constructor === Object ? JSON.stringify(value) : (value as string | string[]);

/**
 * A worker without clocks, listening and loops: each job is asked for. Settles jobs as pg-boss does; `db` is a pool of one
 * connection, which its maintenance wants.
 */
export function createWorker(db: Database, handlers: Work) {
  const boss = new PgBoss({
    db: {
      executeSql: async (text, values = []) => ({
        // Of several statements the rows come in several lists.
        rows: [...(await db.$client.unsafe(text, values.map(plain)))].flat(),
      }),
    },
    supervise: false,
    schedule: false,
  });
  return {
    /** Takes the next job of a queue and does it; false when there is none. */
    async work<Q extends QueueName>(queue: Q): Promise<boolean> {
      const [job] = await boss.fetch<JobData[Q]>(queue);
      if (!job) return false;
      try {
        await handlers[queue]?.(job.data);
      } catch (error) {
        await boss.fail(queue, job.id, { message: String(error) });
        return true;
      }
      await boss.complete(queue, job.id);
      return true;
    },
    /** Gives jobs of dead workers to others. */
    supervise: () => boss.supervise(),
  };
}
