import type { Transaction } from '@/db';
import { isQueue, jobOutcomes } from '@/lib/queue/dead-letters';
import { enqueueUnder } from '@/lib/queue/enqueue';
import type { JobData } from '@/lib/queue/queues';
import type { Outgoing, SendOutcome, Source } from './source';

async function sendJobs(tx: Transaction, messages: Outgoing[]): Promise<SendOutcome[]> {
  const outcomes: SendOutcome[] = [];
  for (const queue of new Set(messages.map((message) => message.queue))) {
    const here = messages.filter((message) => message.queue === queue);
    if (!isQueue(queue)) {
      const reason = `There is no queue "${queue}" any more.`;
      outcomes.push(...here.map(({ messageId }) => ({ messageId, ok: false as const, reason })));
      continue;
    }
    const jobs = here.map(({ sentId, payload }) => ({
      id: sentId,
      // Safe because the payload was checked by the schema of its kind, which is its queue's.
      data: JSON.parse(payload.toString('utf8')) as JobData[typeof queue],
    }));
    await enqueueUnder(tx, queue, jobs);
    outcomes.push(...here.map(({ messageId }) => ({ messageId, ok: true as const })));
  }
  return outcomes;
}

/** Our own jobs: a dead one is sent again as a new job, in the transaction that says so. */
export const jobsSource: Source = { name: 'jobs', sendWithin: sendJobs, outcomes: jobOutcomes };

/** Messages that came to us from Stripe or the mail provider: a job hands the stored one to its handler again. */
export const webhooksSource: Source = {
  name: 'webhooks',
  sendWithin: async (tx, messages) => {
    const jobs = messages.map(({ sentId, messageId }) => ({ id: sentId, data: { messageId } }));
    await enqueueUnder(tx, 'inbound-webhook', jobs);
    return messages.map(({ messageId }) => ({ messageId, ok: true }));
  },
  outcomes: jobOutcomes,
};
