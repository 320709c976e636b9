import type { Ctx } from '@/db';

type OwedWaitlistMail = {
  kind: 'waitlist_confirm' | 'waitlist_joined' | 'waitlist_offer';
  /** The entry's id. */
  subjectId: string;
  toAddress: string;
};

/** Writes an owed mail down in the caller's transaction. Handed to the verbs, since messages stands right of inventory. */
export type OweWaitlistMail = (call: { ctx: Ctx; input: OwedWaitlistMail }) => Promise<unknown>;
