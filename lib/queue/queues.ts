import type { Queue } from 'pg-boss';

/** What each job carries: ids only, so that a job's row tells nothing about a person. */
export type JobData = {
  'send-mail': { mailId: string };
  'refund-payment': { refundId: string };
  reconcile: Record<string, never>;
  'backfill-events': Record<string, never>;
};

export type QueueName = keyof JobData;

// About a day of tries, the first ones seconds apart: a provider's bad hour costs minutes, not mails.
const patient = { retryLimit: 14, retryDelay: 5, retryBackoff: true, retryDelayMax: 3 * 3_600 };

// A job whose worker was killed runs again after this many seconds plus one supervision round.
const expireInSeconds = 60;

/** Every queue with its settings; a job that fails for good moves to the queue named in `deadLetter`. */
export const queues: Record<QueueName, Omit<Queue, 'name'>> = {
  'send-mail': { ...patient, expireInSeconds, notify: true, deadLetter: 'send-mail-dead' },
  'refund-payment': { ...patient, expireInSeconds, notify: true, deadLetter: 'refund-payment-dead' },
  // Comes again every minute by itself, so a failed round is not repeated, and two never run at once.
  reconcile: { policy: 'singleton', retryLimit: 0, expireInSeconds: 240, deleteAfterSeconds: 3_600 },
  'backfill-events': { policy: 'singleton', retryLimit: 0, expireInSeconds: 900, deleteAfterSeconds: 3_600 },
};
