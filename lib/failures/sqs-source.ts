import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueUrlCommand,
  type Message,
  type MessageAttributeValue,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Outgoing, Receipt, SendOutcome, Source } from './source';
import { batchesOf, withBackoff } from './sqs-batches';

export type SqsQueue = {
  /** As it stands in `source` of its messages: "sqs:orders". */
  name: string;
  deadLetterUrl: string;
  /** Where a redrive sends to unless told otherwise: the queue whose dead letters these are. */
  sourceUrl: string;
  region?: string;
  /** Any endpoint that speaks the protocol; unset, Amazon's. */
  endpoint?: string;
  credentials?: { accessKeyId: string; secretAccessKey: string };
  /** Seconds that a message is ours while it is stored. */
  visibility?: number;
  /** Seconds that a question waits at the queue for an answer. */
  wait?: number;
};

/** Our key on a message that was redriven: the failure of the same message once more carries it back. */
const keyAttribute = 'TesseraRedriveId';
/** What SQS allows beside a body. */
const mostAttributes = 10;

const nameOf = (url: string) => url.split('/').at(-1) ?? url;

function incoming(source: string, queue: string, message: Message): Receipt {
  const attributes = message.Attributes ?? {};
  const failedAt = new Date(Number(attributes.SentTimestamp ?? Date.now()));
  const error =
    message.MessageAttributes?.ErrorMessage?.StringValue ?? 'Received too often without being deleted';
  return {
    receipt: { id: message.MessageId, handle: message.ReceiptHandle },
    incoming: {
      source,
      queue,
      kind: message.MessageAttributes?.Type?.StringValue ?? queue,
      originalId: message.MessageId ?? '',
      raw: Buffer.from(message.Body ?? ''),
      headers: { attributes, messageAttributes: plain(message.MessageAttributes) },
      errors: [{ at: failedAt.toISOString(), message: error }],
      attempts: Math.max(1, Number(attributes.ApproximateReceiveCount ?? 1)),
      failedAt,
      sentId: message.MessageAttributes?.[keyAttribute]?.StringValue,
    },
  };
}

type Plain = Record<string, { type: string; string?: string; binary?: string }>;

/** Attributes as JSON can keep them; binary ones in base64. */
const plain = (attributes: Record<string, MessageAttributeValue> = {}): Plain =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      {
        type: DataType ?? 'String',
        ...(StringValue !== undefined && { string: StringValue }),
        ...(BinaryValue && { binary: Buffer.from(BinaryValue).toString('base64') }),
      },
    ]),
  );

/** The same attributes as they came, with our key among them where there is room. */
function attributesOf({ headers, sentId }: Outgoing): Record<string, MessageAttributeValue> {
  const kept = Object.entries((headers.messageAttributes ?? {}) as Plain).filter(
    ([name]) => name !== keyAttribute,
  );
  const all = kept.map(([name, { type, string, binary }]): [string, MessageAttributeValue] => [
    name,
    { DataType: type, StringValue: string, ...(binary && { BinaryValue: Buffer.from(binary, 'base64') }) },
  ]);
  const key: [string, MessageAttributeValue] = [keyAttribute, { DataType: 'String', StringValue: sentId }];
  return Object.fromEntries(all.length < mostAttributes ? [...all, key] : all);
}

const groupOf = ({ headers }: Outgoing) =>
  (headers.attributes as { MessageGroupId?: string } | undefined)?.MessageGroupId;

/** A dead-letter queue of SQS: received in batches, deleted only when stored, sent back to the queue it came from. */
export function sqsSource(queue: SqsQueue): Source {
  const {
    name,
    deadLetterUrl,
    visibility = 60,
    wait = 20,
    region = 'us-east-1',
    endpoint,
    credentials,
  } = queue;
  const client = new SQSClient({ region, endpoint, credentials, maxAttempts: 5 });
  const sourceName = nameOf(queue.sourceUrl);

  async function urlOf(target: string): Promise<string> {
    if (target === sourceName) return queue.sourceUrl;
    const found = await client.send(new GetQueueUrlCommand({ QueueName: target }));
    return found.QueueUrl ?? '';
  }

  async function sendBatch(url: string, batch: Outgoing[]): Promise<SendOutcome[]> {
    const fifo = url.endsWith('.fifo');
    const Entries = batch.map((message, at) => ({
      Id: String(at),
      MessageBody: message.payload.toString('utf8'),
      MessageAttributes: attributesOf(message),
      ...(fifo && { MessageGroupId: groupOf(message) ?? 'redrive', MessageDeduplicationId: message.sentId }),
    }));
    const answer = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }));
    const failed = new Map(
      (answer.Failed ?? []).map((one) => [Number(one.Id), one.Message ?? one.Code ?? 'refused']),
    );
    const taken = new Set((answer.Successful ?? []).map((one) => Number(one.Id)));
    return batch.map(({ messageId }, at) =>
      taken.has(at)
        ? { messageId, ok: true }
        : { messageId, ok: false, reason: failed.get(at) ?? 'No answer for it.' },
    );
  }

  return {
    name,
    receive: async (signal) => {
      const command = new ReceiveMessageCommand({
        QueueUrl: deadLetterUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: wait,
        VisibilityTimeout: visibility,
        MessageSystemAttributeNames: ['All'],
        // The older name of the same: not everything that speaks the protocol knows the newer one.
        AttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      });
      const { Messages = [] } = await client.send(command, { abortSignal: signal });
      return Messages.map((message) => incoming(name, sourceName, message));
    },
    settle: async (receipts) => {
      const handles = receipts.map(({ receipt }) => receipt as { id: string; handle: string });
      await Promise.all(
        batchesOf(handles, 10).map((batch) =>
          client.send(
            new DeleteMessageBatchCommand({
              QueueUrl: deadLetterUrl,
              Entries: batch.map(({ handle }, at) => ({ Id: String(at), ReceiptHandle: handle })),
            }),
          ),
        ),
      );
    },
    extend: async (receipts) => {
      const handles = receipts.map(({ receipt }) => receipt as { id: string; handle: string });
      await Promise.all(
        batchesOf(handles, 10).map((batch) =>
          client.send(
            new ChangeMessageVisibilityBatchCommand({
              QueueUrl: deadLetterUrl,
              Entries: batch.map(({ handle }, at) => ({
                Id: String(at),
                ReceiptHandle: handle,
                VisibilityTimeout: visibility,
              })),
            }),
          ),
        ),
      );
    },
    send: async (messages) => {
      const outcomes: SendOutcome[] = [];
      for (const target of new Set(messages.map((message) => message.queue))) {
        const url = await urlOf(target);
        const batches = batchesOf(
          messages.filter((message) => message.queue === target),
          10,
        );
        // In a FIFO queue order is what counts: one batch after the other.
        const atOnce = url.endsWith('.fifo') ? 1 : 8;
        for (const some of batchesOf(batches, atOnce)) {
          const answers = await Promise.all(
            some.map((batch) => withBackoff(batch, (part) => sendBatch(url, part))),
          );
          outcomes.push(...answers.flat());
        }
      }
      return outcomes;
    },
  };
}
