import { PgBoss } from 'pg-boss';
import { queues } from './queues';

/** Creates pg-boss's schema and our queues, or brings them up to date. Safe to repeat. */
export async function installQueues(connectionString: string): Promise<void> {
  const boss = new PgBoss({ connectionString, max: 1, supervise: false, schedule: false });
  boss.on('error', () => {});
  await boss.start();
  try {
    for (const [name, { policy, partition, ...options }] of Object.entries(queues)) {
      if (options.deadLetter) await boss.createQueue(options.deadLetter, { retryLimit: 0 });
      await boss.createQueue(name, { policy, partition, ...options });
      await boss.updateQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}
