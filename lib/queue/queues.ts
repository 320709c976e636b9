import type { Queue } from 'pg-boss';

/** What each job carries: ids only, so that a job's row tells nothing about a person. */
export type JobData = {
  'send-mail': { mailId: string };
  'refund-payment': { refundId: string };
  'refund-performance': { performanceId: string };
  'offer-waitlist': { priceLevelId: string };
  'attendee-message': { messageId: string };
  'date-change': { changeId: string };
  'inbound-webhook': { messageId: string };
  reconcile: Record<string, never>;
  'backfill-events': Record<string, never>;
};

export type QueueName = keyof JobData;

// About a day of tries, the first ones seconds apart: a provider's bad hour costs minutes, not mails.
const patient = { retryLimit: 14, retryDelay: 5, retryBackoff: true, retryDelayMax: 3 * 3_600 };

// A worker says every few seconds that it still works on a job; one that was killed falls silent, and its job is given
// to another after this many seconds plus one supervision round. Whatever works for longer than a minute has hung.
const watched = { heartbeatSeconds: 20, expireInSeconds: 60 };

/** Every queue with its settings; a job that fails for good moves to the queue named in `deadLetter`. */
export const queues: Record<QueueName, Omit<Queue, 'name'>> = {
  'send-mail': { ...patient, ...watched, notify: true, deadLetter: 'send-mail-dead' },
  'refund-payment': { ...patient, ...watched, notify: true, deadLetter: 'refund-payment-dead' },
  'refund-performance': { ...patient, ...watched, notify: true, deadLetter: 'refund-performance-dead' },
  // The worker's round does the same every few seconds: what fails here is not worth many tries.
  'offer-waitlist': { retryLimit: 2, retryDelay: 2, ...watched, notify: true, deleteAfterSeconds: 3_600 },
  'attendee-message': { ...patient, ...watched, notify: true, deadLetter: 'attendee-message-dead' },
  'date-change': { ...patient, ...watched, notify: true, deadLetter: 'date-change-dead' },
  'inbound-webhook': { ...patient, ...watched, notify: true, deadLetter: 'inbound-webhook-dead' },
  // Comes again every minute by itself, so a failed round is not repeated, and two never run at once.
  reconcile: { policy: 'singleton', retryLimit: 0, expireInSeconds: 240, deleteAfterSeconds: 3_600 },
  'backfill-events': { policy: 'singleton', retryLimit: 0, expireInSeconds: 900, deleteAfterSeconds: 3_600 },
};
