import { randomUUID } from 'node:crypto';
import { type FaultInput, type FaultRule, newFault } from '@/scripts/local/shared/faults';
import type { Journal } from '../journal';
import { applyEntry, type Message, messagesTo, type State } from '../state';

export type Controls = ReturnType<typeof createControls>;

/** A mail without the contents of its attachments, which may be large. */
type MessageView = Omit<Message, 'attachments'> & {
  attachments: { filename: string; contentType: string; url: string }[];
};

/** What tests and developers can ask of the inbox; the HTTP control calls are these same functions. */
export function createControls(state: State, journal: Journal) {
  return {
    /** Mail to an address, newest first; all mail when none is given. */
    messages: (to = ''): MessageView[] => messagesTo(state, to).map(viewOf),
    addFault(input: FaultInput): FaultRule {
      const rule = newFault(`fault_${randomUUID()}`, input, '^/emails');
      state.faults.push(rule);
      return rule;
    },
    clearFaults(): void {
      state.faults.length = 0;
    },
    /** Answers 429 beyond so many requests in a second; null ends it. */
    setRateLimit(perSecond: number | null): void {
      state.ratePerSecond = perSecond;
    },
    /** Mail, kept keys, faults and the limit. */
    dump: () => ({
      messages: [...state.messages.values()].map(viewOf),
      idempotencyKeys: [...state.answers.keys()],
      faults: state.faults,
      ratePerSecond: state.ratePerSecond,
    }),
    /** Forgets everything: mail, keys, faults and the limit. */
    async reset(): Promise<void> {
      await journal.append({ reset: true });
      applyEntry(state, { reset: true });
      state.faults.length = 0;
      state.ratePerSecond = null;
    },
  };
}

/** The mail as it is shown and read in tests. */
export function viewOf(message: Message): MessageView {
  const attachments = message.attachments.map(({ filename, contentType }, index) => ({
    filename,
    contentType,
    url: `/messages/${message.id}/attachments/${index}`,
  }));
  return { ...message, attachments };
}
