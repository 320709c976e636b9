import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { sql } from 'drizzle-orm';
import { createSqsServer } from 'local-aws-sqs';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { failedMessages } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { advanceBatch } from './advance-batch';
import { folderSource } from './folder-source';
import { freezeBatch } from './freeze-batch';
import { ingest } from './ingest';
import { failureFilterInput } from './input';
import { listFailures } from './list-failures';
import { readBatch } from './read-batch';
import type { Source } from './source';
import { sourcesOf } from './sources';
import { withBackoff } from './sqs-batches';
import { sqsSource } from './sqs-source';
import { startBatch } from './steer-batch';
import { deadMail } from './testing';

let database: TestDatabase;
let server: Awaited<ReturnType<typeof createSqsServer>>;
let client: SQSClient;
let endpoint: string;
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
beforeAll(async () => {
  database = await createTestDatabase();
  server = await createSqsServer({ port: 0, hostname: '127.0.0.1', emulateQueueCreationLifecycle: false });
  const address = (server as unknown as { address: () => { port: number } }).address();
  endpoint = `http://127.0.0.1:${address.port}`;
  client = new SQSClient({ region: 'us-east-1', endpoint, credentials });
});
beforeEach(() => database.db.execute(sql`delete from failed_messages`));
afterAll(async () => {
  client.destroy();
  (server as unknown as { close: () => void }).close();
  await database.drop();
});

const ctx = () => database.ctx({ kind: 'job', name: 'test' });
let queues = 0;

async function makeQueues(suffix = '') {
  queues++;
  const make = async (name: string) => {
    const Attributes = suffix ? { FifoQueue: 'true' } : undefined;
    const { QueueUrl = '' } = await client.send(
      new CreateQueueCommand({ QueueName: `${name}${suffix}`, Attributes }),
    );
    const url = new URL(QueueUrl);
    return `${endpoint}${url.pathname}`;
  };
  return { deadLetterUrl: await make(`dead-${queues}`), sourceUrl: await make(`orders-${queues}`) };
}

async function fill(url: string, count: number): Promise<void> {
  for (let at = 0; at < count; at += 10) {
    const Entries = Array.from({ length: Math.min(10, count - at) }, (_, n) => ({
      Id: String(n),
      MessageBody: JSON.stringify({ n: at + n }),
      MessageAttributes: { Type: { DataType: 'String', StringValue: 'order.placed' } },
      ...(url.endsWith('.fifo') && {
        MessageGroupId: `g${(at + n) % 3}`,
        MessageDeduplicationId: `d${at + n}`,
      }),
    }));
    await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
  }
}

const kept = () => database.db.$count(failedMessages);

async function leftIn(url: string): Promise<number> {
  const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
  const command = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: [...names] });
  const { Attributes = {} } = await client.send(command);
  return names.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
}

/** Takes in until so many are kept. */
async function takeIn(source: Source, count: number): Promise<void> {
  const end = new AbortController();
  const running = ingest({ ctx: ctx(), input: { source, consumers: 4, signal: end.signal } });
  await vi.waitFor(async () => expect(await kept()).toBe(count), { timeout: 30_000, interval: 20 });
  end.abort();
  await running;
}

async function redriveAll(sources: Map<string, Source>) {
  const filter = failureFilterInput.parse({});
  const frozen = await freezeBatch({ ctx: ctx(), input: { filter, action: 'redrive', canary: false } });
  if (!frozen.ok) throw new Error(frozen.message);
  const { batchId } = frozen;
  await startBatch({ ctx: ctx(), input: { batchId } });
  while ((await advanceBatch({ ctx: ctx(), input: { batchId, sources } })) === 'more');
  return readBatch({ ctx: ctx(), input: { batchId } });
}

function startConsumer(urls: { deadLetterUrl: string; sourceUrl: string }): ChildProcess {
  const args = [database.url, endpoint, urls.deadLetterUrl, urls.sourceUrl];
  return spawn(process.execPath, ['--import', 'tsx', 'lib/failures/ingest-fixture.ts', ...args], {
    env: { ...process.env, LOG_LEVEL: 'silent' },
    stdio: 'ignore',
  });
}

test('a consumer is killed while it takes messages in: none is lost, none is kept twice', async () => {
  const urls = await makeQueues();
  const count = 3_000;
  await fill(urls.deadLetterUrl, count);
  const first = startConsumer(urls);
  await vi.waitFor(async () => expect(await kept()).toBeGreaterThan(200), { timeout: 30_000, interval: 5 });
  first.kill('SIGKILL');
  await once(first, 'exit');
  const before = await kept();
  expect(before).toBeLessThan(count);
  const second = startConsumer(urls);
  try {
    await vi.waitFor(
      async () => expect([await kept(), await leftIn(urls.deadLetterUrl)]).toEqual([count, 0]),
      {
        timeout: 60_000,
        interval: 100,
      },
    );
  } finally {
    second.kill('SIGKILL');
    await once(second, 'exit');
  }
  const [row] = await database.db.execute<{ bodies: number }>(
    sql`select count(distinct body_hash)::int as bodies from failed_messages`,
  );
  expect(row?.bodies).toBe(count);
}, 120_000);

test('control: deleted before it is stored, a message is lost with the consumer', async () => {
  const urls = await makeQueues();
  await fill(urls.deadLetterUrl, 10);
  const source = sqsSource({ name: 'sqs:test', ...urls, endpoint, credentials, visibility: 1 });
  const receipts = await source.receive?.(new AbortController().signal);
  await source.settle?.(receipts ?? []);
  // Dies here.
  expect([await kept(), await leftIn(urls.deadLetterUrl)]).toEqual([0, 0]);
});

test('attributes and groups go with a message and come back; what fails again returns to its own history', async () => {
  const urls = await makeQueues('.fifo');
  await fill(urls.deadLetterUrl, 6);
  // Short, because who stops waiting at a queue may still be handed what comes meanwhile.
  const source = sqsSource({ name: 'sqs:test', ...urls, endpoint, credentials, visibility: 2, wait: 1 });
  await takeIn(source, 6);
  const { rows } = await listFailures({ ctx: ctx(), input: { filter: failureFilterInput.parse({}) } });
  expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['order.placed']));
  const batch = await redriveAll(sourcesOf([source]));
  expect(batch).toMatchObject({ state: 'done', handled: 6, refused: 0 });
  const command = new ReceiveMessageCommand({
    QueueUrl: urls.sourceUrl,
    MaxNumberOfMessages: 10,
    AttributeNames: ['All'],
    MessageAttributeNames: ['All'],
  });
  const { Messages = [] } = await client.send(command);
  const [message] = Messages;
  expect(message?.Attributes?.MessageGroupId).toMatch(/^g[0-2]$/);
  expect(message?.MessageAttributes?.Type?.StringValue).toBe('order.placed');
  // Its consumer fails again: it lands among the dead letters with its attributes.
  const Entries = [
    {
      Id: '0',
      MessageBody: message?.Body ?? '',
      MessageAttributes: message?.MessageAttributes,
      MessageGroupId: 'g0',
      MessageDeduplicationId: 'again',
    },
  ];
  await client.send(new SendMessageBatchCommand({ QueueUrl: urls.deadLetterUrl, Entries }));
  const end = new AbortController();
  const running = ingest({ ctx: ctx(), input: { source, consumers: 1, signal: end.signal } });
  const open = async () =>
    (await listFailures({ ctx: ctx(), input: { filter: failureFilterInput.parse({}) } })).rows;
  await vi.waitFor(async () => expect((await open()).length).toBe(1), { timeout: 30_000, interval: 20 });
  end.abort();
  await running;
  expect([await kept(), (await open())[0]?.redrives]).toEqual([6, 1]);
});

test('a partial failure is sent again alone, and told with its reason when it stays one', async () => {
  const sent: string[][] = [];
  const messages = ['a', 'b', 'c'].map((messageId) => ({
    ...{ messageId, originalId: messageId, sentId: messageId, queue: 'q', kind: 'k', headers: {} },
    payload: Buffer.from(messageId === 'c' ? 'x'.repeat(250 * 1_024) : 'small'),
  }));
  const outcomes = await withBackoff(
    messages,
    async (part) => {
      sent.push(part.map(({ messageId }) => messageId));
      return part.map(({ messageId }) =>
        messageId === 'b' && sent.length < 3
          ? { messageId, ok: false, reason: 'Throttled' }
          : messageId === 'c'
            ? { messageId, ok: false, reason: 'Too large' }
            : { messageId, ok: true },
      );
    },
    1,
  );
  expect(sent.slice(0, 4)).toEqual([['a', 'b'], ['c'], ['b'], ['c']]);
  expect(outcomes).toEqual([
    { messageId: 'a', ok: true },
    { messageId: 'b', ok: true },
    { messageId: 'c', ok: false, reason: 'Too large' },
  ]);
});

test('a folder of JSON Lines is a source like the others', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-folder-'));
  try {
    const lines = Array.from({ length: 250 }, (_, n) =>
      JSON.stringify({ id: `m${n}`, queue: 'imports', payload: { n }, error: `Row ${n} has no date` }),
    );
    await appendFile(join(folder, 'a.jsonl'), `${lines.join('\n')}\n\nno json\n{"half":`);
    const source = folderSource({ name: 'folder', folder });
    await takeIn(source, 251);
    // The half line is taken once its end is there; what was read is not read again.
    await appendFile(join(folder, 'a.jsonl'), '1}\n');
    await takeIn(folderSource({ name: 'folder', folder }), 252);
    const { rows } = await listFailures({
      ctx: ctx(),
      input: { filter: failureFilterInput.parse({ queue: 'imports', text: 'm77' }) },
    });
    expect(rows.map(({ originalId, error }) => [originalId, error])).toEqual([['m77', 'Row 77 has no date']]);
    expect(await redriveAll(sourcesOf([source]))).toMatchObject({ state: 'done', handled: 252 });
    const out = await readFile(join(folder, 'out', 'imports.jsonl'), 'utf8');
    expect(out.trim().split('\n').length).toBe(250);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('what its source does not know any more is refused, and stays open', async () => {
  const { keep } = await import('./testing');
  await keep(database, [deadMail({ source: 'gone' })]);
  expect(await redriveAll(sourcesOf())).toMatchObject({ handled: 0, refused: 1 });
  expect(
    (await listFailures({ ctx: ctx(), input: { filter: failureFilterInput.parse({}) } })).rows.length,
  ).toBe(1);
});
