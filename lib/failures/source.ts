import type { Transaction } from '@/db';
import type { FailureAttempt } from '@/db/schema';

/** What a message is about; money in minor units. */
export type About = {
  orderId?: string | null;
  eventId?: string | null;
  organizerId?: string | null;
  userId?: string | null;
  mailId?: string | null;
  moneyAtRisk?: number | null;
  currency?: string | null;
};

/** A message as its source hands it over. */
export type Incoming = {
  source: string;
  queue: string;
  kind: string;
  originalId: string;
  raw: Buffer;
  /** Attributes, FIFO group and whatever else is needed to send it again as it was. */
  headers?: Record<string, unknown>;
  errors: FailureAttempt[];
  attempts?: number;
  failedAt: Date;
  about?: About;
  /** The id under which we had sent it again, when its source tells. */
  sentId?: string;
};

/** A message on its way back; `sentId` is its key: sent twice under it, it takes effect once. */
export type Outgoing = {
  messageId: string;
  originalId: string;
  sentId: string;
  queue: string;
  kind: string;
  payload: Buffer;
  headers: Record<string, unknown>;
};

export type SendOutcome = { messageId: string; ok: true } | { messageId: string; ok: false; reason: string };

/** One received message with what its source needs to forget it. */
export type Receipt = { incoming: Incoming; receipt: unknown };

/** What a place where failed messages come from can do; everything else is the same for all of them. */
export type Source = {
  name: string;
  /** Waits a while for messages; an empty list means that there are none now. */
  receive?: (signal: AbortSignal) => Promise<Receipt[]>;
  /** Forgets what has been stored. */
  settle?: (receipts: Receipt[]) => Promise<void>;
  /** Keeps what has been received from being handed to somebody else while it is stored. */
  extend?: (receipts: Receipt[]) => Promise<void>;
  /** Sends inside the caller's transaction: what is rolled back was never sent. */
  sendWithin?: (tx: Transaction, messages: Outgoing[]) => Promise<SendOutcome[]>;
  /** Sends to a queue outside; may be repeated with the same messages after a crash. */
  send?: (messages: Outgoing[]) => Promise<SendOutcome[]>;
  /** What became of what was sent; what is not in the answer is not known yet. */
  outcomes?: (tx: Transaction, sentIds: string[]) => Promise<Map<string, 'done' | 'failed' | 'waiting'>>;
};
