import type { FaultRule } from '@/scripts/local/shared/faults';

export type Tag = { name: string; value: string };
/** `content` is base64, as it came. */
export type Attachment = {
  filename: string;
  contentType: string;
  contentId: string | null;
  content: string;
};

/** One accepted mail; a part that was not sent is an empty text. */
export type Message = {
  id: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  tags: Tag[];
  attachments: Attachment[];
  idempotencyKey: string | null;
};

/** What was answered under an idempotency key. */
export type KeptAnswer = { key: string; fingerprint: string; body: string; at: number };

/** Everything the inbox knows; maps keep the order of arrival. */
export type State = {
  messages: Map<string, Message>;
  answers: Map<string, KeptAnswer>;
  faults: FaultRule[];
  /** Accepted requests in any one second, as Resend limits them; null for no limit. */
  ratePerSecond: number | null;
};

/** One step of the inbox's history, as it is written down. */
export type Entry = { accepted: Message[]; answer: KeptAnswer | null } | { reset: true };

const DAY_MS = 24 * 60 * 60 * 1000;
const MESSAGES_KEPT = 5000;

/** A state with nothing in it. */
export function emptyState(): State {
  return { messages: new Map(), answers: new Map(), faults: [], ratePerSecond: null };
}

/** Does one step of the history again; the oldest mail goes when there is too much. */
export function applyEntry(state: State, entry: Entry): void {
  if ('reset' in entry) {
    state.messages.clear();
    state.answers.clear();
    return;
  }
  for (const message of entry.accepted) state.messages.set(message.id, message);
  if (entry.answer) state.answers.set(entry.answer.key, entry.answer);
  for (const id of state.messages.keys()) {
    if (state.messages.size <= MESSAGES_KEPT) break;
    state.messages.delete(id);
  }
}

/** Forgets the answers that Resend forgets too: those older than a day. */
export function forgetOldAnswers(state: State, now: number): void {
  for (const [key, answer] of state.answers) {
    if (answer.at + DAY_MS > now) break;
    state.answers.delete(key);
  }
}

/** A history as short as the state allows. */
export function historyOf(state: State): Entry[] {
  return [
    ...[...state.messages.values()].map((message) => ({ accepted: [message], answer: null })),
    ...[...state.answers.values()].map((answer) => ({ accepted: [], answer })),
  ];
}

/** The address in `Name <address>` or in an address alone, in small letters. */
function addressOf(mailbox: string): string {
  return (/<([^<>]+)>\s*$/.exec(mailbox)?.[1] ?? mailbox).trim().toLowerCase();
}

/** Mail that went to an address, also as a copy; all mail when none is given. Newest first. */
export function messagesTo(state: State, address: string): Message[] {
  const wanted = address.trim().toLowerCase();
  const all = [...state.messages.values()].reverse();
  if (wanted === '') return all;
  return all.filter(({ to, cc, bcc }) => [...to, ...cc, ...bcc].some((one) => addressOf(one) === wanted));
}
