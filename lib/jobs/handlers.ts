import type { Job, PgBoss, WorkOptions } from 'pg-boss';
import { type Ctx, database } from '@/db';
import { handleInbound } from '@/lib/failures/handle-inbound';
import { offerNext } from '@/lib/inventory/waitlist/offer-next';
import { log } from '@/lib/log';
import { oweMessageMails } from '@/lib/messages/attendees/owe-message-mails';
import { oweDateMails } from '@/lib/messages/date-changes/owe-date-mails';
import { oweMail } from '@/lib/messages/owe-mail';
import { sendMail } from '@/lib/messages/send-mail';
import { backfillEvents } from '@/lib/payments/backfill-events';
import { continuePerformanceRefund } from '@/lib/payments/continue-performance-refund';
import { reconcile } from '@/lib/payments/reconcile';
import { refundPayment } from '@/lib/payments/refund-payment';
import type { JobData, QueueName } from '@/lib/queue/queues';
import { tally } from '@/lib/tally';
import { isTrace, newTrace, withTrace } from '@/lib/trace';

type Handler<Q extends QueueName> = (ctx: Ctx, data: JobData[Q]) => Promise<unknown>;

/** One handler for each queue; a throw means "try again later". */
const handlers: { [Q in QueueName]: Handler<Q> } = {
  'send-mail': (ctx, { mailId }) => sendMail({ ctx, input: { mailId } }),
  'refund-payment': (ctx, { refundId }) => refundPayment({ ctx, input: { refundId } }),
  'refund-performance': (ctx, { performanceId }) =>
    continuePerformanceRefund({ ctx, input: { performanceId } }),
  'offer-waitlist': (ctx, input) => offerNext({ ctx, input, owe: oweMail }),
  'attendee-message': (ctx, { messageId }) => oweMessageMails({ ctx, input: { messageId } }),
  'date-change': (ctx, { changeId }) => oweDateMails({ ctx, input: { changeId } }),
  'inbound-webhook': (ctx, input) => handleInbound({ ctx, input }),
  'backfill-events': (ctx) => backfillEvents({ ctx }),
  reconcile: (ctx) => reconcile({ ctx, input: { olderThanSeconds: 60 } }),
};

/** Seconds between looks at a queue; a notification of a new job makes the wait milliseconds, a repeated job sends none. */
const patience: Record<QueueName, WorkOptions> = {
  'send-mail': { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 4, localConcurrency: 4 },
  'refund-payment': { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 4 },
  'refund-performance': { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 4 },
  'offer-waitlist': { pollingIntervalSeconds: 5, notifyPollingIntervalSeconds: 10 },
  'attendee-message': { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 4 },
  'date-change': { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 4 },
  'inbound-webhook': { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 4 },
  reconcile: { pollingIntervalSeconds: 5 },
  'backfill-events': { pollingIntervalSeconds: 30 },
};

/** Does one job under the trace of what wanted it; a repeated job begins one of its own. Counts how it went. */
async function handle<Q extends QueueName>(queue: Q, { trace, ...data }: JobData[Q] & { trace?: unknown }) {
  const ctx: Ctx = { actor: { kind: 'job', name: queue }, db: database() };
  try {
    // Safe because the trace is what enqueue has added to the job's own data.
    await withTrace(isTrace(trace) ? trace : newTrace(), () => handlers[queue](ctx, data as JobData[Q]));
    tally(`job:${queue}`, 'ok');
  } catch (error) {
    tally(`job:${queue}`, 'failed');
    throw error;
  }
}

async function serve<Q extends QueueName>(boss: PgBoss, queue: Q): Promise<void> {
  await boss.work<JobData[Q]>(queue, patience[queue], async (jobs: Job<JobData[Q]>[]) => {
    for (const job of jobs) {
      try {
        await handle(queue, job.data);
      } catch (error) {
        log.warn({ error, queue, jobId: job.id }, 'a job failed; it is tried again');
        throw error;
      }
    }
  });
}

/** Starts working on every queue, and lets the reconciler come every minute and the back-fill every five. */
export async function serveQueues(boss: PgBoss): Promise<void> {
  for (const queue of Object.keys(handlers) as QueueName[]) await serve(boss, queue);
  await boss.schedule('reconcile', '* * * * *', {});
  await boss.schedule('backfill-events', '*/5 * * * *', {});
}
