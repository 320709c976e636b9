import type { Ctx } from '@/db';
import { endEntry } from './end-entry';
import { type EntryWish, mayOpen } from './entry-access';
import type { WaitlistRefusal } from './refusals';

/** Leaves the waitlist, or lets an offer go; what was held for it is offered to the next in line. */
export async function leaveWaitlist({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: EntryWish;
}): Promise<{ ok: true } | WaitlistRefusal> {
  const ended = await endEntry(ctx, { entryId: input.entryId, scope: mayOpen(ctx.actor, input), to: 'left' });
  return ended.ok ? { ok: true } : ended;
}
