import { Worker } from 'node:worker_threads';
import { CreateQueueCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { eq, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { failedMessages } from '@/db/schema';
import { ingest } from '@/lib/failures/ingest';
import { sqsSource } from '@/lib/failures/sqs-source';

const stored = 20_000;

/** The stand-in for SQS in a thread of its own, so that it does not share our event loop. */
async function startQueues(): Promise<{ endpoint: string; worker: Worker }> {
  const code = `import { parentPort } from 'node:worker_threads';
    import { createSqsServer } from 'local-aws-sqs';
    const server = await createSqsServer({ port: 0, hostname: '127.0.0.1' });
    parentPort.postMessage(server.address().port);`;
  const worker = new Worker(
    new URL(
      `data:text/javascript,${encodeURIComponent(code.replaceAll("'local-aws-sqs'", `'${import.meta.resolve('local-aws-sqs')}'`))}`,
    ),
  );
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  return { endpoint: `http://127.0.0.1:${port}`, worker };
}

/** Takes 20,000 messages in from a local queue; messages a second, and how many of them are missing. */
export async function measureIngest(ctx: Ctx): Promise<{ rate: number; missing: number }> {
  const { endpoint, worker } = await startQueues();
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new SQSClient({ region: 'us-east-1', endpoint, credentials });
  try {
    const urls: string[] = [];
    for (const QueueName of ['dead', 'orders']) {
      const { QueueUrl = '' } = await client.send(new CreateQueueCommand({ QueueName }));
      urls.push(`${endpoint}${new URL(QueueUrl).pathname}`);
    }
    const [deadLetterUrl = '', sourceUrl = ''] = urls;
    for (let at = 0; at < stored; at += 100) {
      const batch = (from: number) =>
        Array.from({ length: 10 }, (_, n) => ({
          Id: String(n),
          MessageBody: JSON.stringify({ n: from + n, order: `T-${from + n}` }),
        }));
      const sends = Array.from({ length: 10 }, (_, b) =>
        client.send(new SendMessageBatchCommand({ QueueUrl: deadLetterUrl, Entries: batch(at + b * 10) })),
      );
      await Promise.all(sends);
    }
    const source = sqsSource({
      name: 'sqs:ingest',
      deadLetterUrl,
      sourceUrl,
      endpoint,
      credentials,
      visibility: 300,
    });
    const end = new AbortController();
    let added = 0;
    const from = performance.now();
    const timeout = setTimeout(() => end.abort(), 120_000);
    const onStored = (count: number) => {
      added += count;
      if (added >= stored) end.abort();
    };
    await ingest({ ctx, input: { source, consumers: 32, signal: end.signal, onStored } });
    clearTimeout(timeout);
    const seconds = (performance.now() - from) / 1_000;
    const kept = await ctx.db.$count(failedMessages, eq(failedMessages.source, 'sqs:ingest'));
    await ctx.db.execute(sql`delete from failed_messages where source = 'sqs:ingest'`);
    return { rate: added / seconds, missing: stored - kept };
  } finally {
    client.destroy();
    await worker.terminate();
  }
}
