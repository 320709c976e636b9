import { type Ctx, withTransaction } from '@/db';
import { type DeadJob, takeDeadJobs } from '@/lib/queue/dead-letters';
import { captureFailures } from './capture';
import type { Incoming } from './source';

/** What a job's last try left behind, whatever was thrown. */
function errorOf(output: unknown): { message: string; name?: string; stack?: string } {
  const thrown = (output as { value?: unknown } | null)?.value ?? output;
  if (thrown && typeof thrown === 'object') {
    const { message, name, stack } = thrown as Record<string, unknown>;
    return {
      message: typeof message === 'string' && message ? message : JSON.stringify(thrown).slice(0, 1_000),
      ...(typeof name === 'string' && { name }),
      ...(typeof stack === 'string' && { stack: stack.slice(0, 8_000) }),
    };
  }
  return { message: thrown ? String(thrown).slice(0, 1_000) : 'The job failed without a word.' };
}

const incoming = (job: DeadJob): Incoming => ({
  source: 'jobs',
  queue: job.queue,
  kind: job.queue,
  originalId: job.rootId,
  raw: Buffer.from(JSON.stringify(job.data ?? null)),
  headers: { jobId: job.jobId, enqueuedAt: job.createdOn.toISOString() },
  errors: [{ at: job.diedOn.toISOString(), ...errorOf(job.output) }],
  attempts: job.tries,
  failedAt: job.diedOn,
  sentId: job.jobId,
});

/**
 * Moves dead jobs from their queues to the failed messages, each in the one transaction that takes it away there. pg-boss
 * writes a dead job in the statement that fails it, so none is ever in neither place. Returns how many were moved.
 */
export async function collectDeadJobs({
  ctx,
  input: { limit },
}: {
  ctx: Ctx;
  input: { limit: number };
}): Promise<number> {
  return withTransaction(ctx, async (tx) => {
    const dead = await takeDeadJobs(tx.db, limit);
    await captureFailures({ ctx: tx, input: dead.map(incoming) });
    return dead.length;
  });
}
