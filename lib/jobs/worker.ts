import { PgBoss } from 'pg-boss';
import { type Ctx, closeDatabase, database } from '@/db';
import { workerHeartbeats } from '@/db/schema';
import { env } from '@/lib/env';
import { collectDeadJobs } from '@/lib/failures/collect-dead-jobs';
import { wakeSnoozed } from '@/lib/failures/manage-messages';
import { sourcesOf } from '@/lib/failures/sources';
import { workBatches } from '@/lib/failures/work-batches';
import { sweepIdentity } from '@/lib/identity/sweep-identity';
import { newId } from '@/lib/ids';
import { releaseDue } from '@/lib/inventory/allocations/release-due';
import { refreshSummaries } from '@/lib/inventory/refresh-summaries';
import { sweepHolds } from '@/lib/inventory/sweep-holds';
import { workWaitlists } from '@/lib/inventory/waitlist/work-waitlists';
import { log } from '@/lib/log';
import { oweMail } from '@/lib/messages/owe-mail';
import { checkBooks } from '@/lib/operations/check-books';
import { flushTally, forgetOldMinutes } from '@/lib/operations/flush-tally';
import { sendNews } from '@/lib/operations/send-news';
import { watch } from '@/lib/operations/watch';
import { refreshFigures } from '@/lib/payments/reports/refresh-figures';
import { sweepUploads } from '@/lib/uploads/sweep-uploads';
import { meterRooms } from '@/lib/waiting-room/meter-rooms';
import { serveQueues } from './handlers';
import { every } from './rounds';

const workerId = newId();

/** Says that this worker lives. */
async function beat({ db }: Ctx): Promise<void> {
  const seenAt = new Date();
  await db
    .insert(workerHeartbeats)
    .values({ id: workerId, seenAt })
    .onConflictDoUpdate({ target: workerHeartbeats.id, set: { seenAt } });
}

/** The background process: jobs, lapsed holds, waitlists, allocations, listings' summaries, reports' figures, heartbeat. Ends cleanly on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  const ctx: Ctx = { actor: { kind: 'job', name: 'worker' }, db: database() };
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    max: 6,
    application_name: 'tessera-jobs',
    useListenNotify: true,
    migrate: false,
    // A killed worker's job is found and tried again within seconds of its deadline.
    monitorIntervalSeconds: 10,
    superviseIntervalSeconds: 10,
  });
  boss.on('error', (error) => log.error({ error }, 'the job queue has trouble'));
  await boss.start();
  await serveQueues(boss);
  const sources = sourcesOf();
  const rounds = [
    every(5_000, 'heartbeat', () => beat(ctx)),
    every(3_000, 'sweep', () => sweepHolds({ ctx, input: { limit: 200 } })),
    every(1_000, 'waiting rooms', () => meterRooms({ ctx })),
    every(3_000, 'waitlists', () => workWaitlists({ ctx, owe: oweMail })),
    every(5_000, 'allocations', () => releaseDue({ ctx, input: { limit: 50 } })),
    every(600_000, 'dead sessions and links', () => sweepIdentity({ ctx })),
    every(3_600_000, 'unused pictures', () => sweepUploads({ ctx, input: { limit: 200 } })),
    every(2_000, 'dead jobs', () => collectDeadJobs({ ctx, input: { limit: 500 } })),
    every(1_000, 'redrives', () => workBatches({ ctx, input: { sources } })),
    every(30_000, 'snoozed messages', () => wakeSnoozed({ ctx })),
    every(10_000, 'summaries', () => refreshSummaries({ ctx })),
    every(5_000, 'counts', () => flushTally({ ctx })),
    every(5_000, 'watch', () => watch({ ctx, input: { pauseSeconds: 9 } })),
    every(3_000, 'alerts', () => sendNews({ ctx })),
    every(600_000, 'books', () => checkBooks({ ctx })),
    every(3_600_000, 'old counts', () => forgetOldMinutes({ ctx })),
    every(5_000, 'figures of reports', () => refreshFigures({ ctx, input: { limit: 50 } })),
  ];
  log.info({ workerId }, 'the worker is ready');

  let ending = false;
  const end = async (signal: string) => {
    if (ending) return;
    ending = true;
    log.info({ signal }, 'the worker finishes what it has begun');
    await Promise.all(rounds.map((stop) => stop()));
    await boss.stop({ graceful: true, timeout: 20_000 });
    await closeDatabase();
    process.exit(0);
  };
  process.on('SIGTERM', () => void end('SIGTERM'));
  process.on('SIGINT', () => void end('SIGINT'));
}

main().catch((error) => {
  log.fatal({ error }, 'the worker could not start');
  process.exit(1);
});
