import type { Ctx } from '@/db';
import { readBounce, readKeptBounce } from '@/lib/email/bounce';
import { markBounced } from './mark-bounced';

/** Acts on what the mail provider reports. False for a message that the provider did not sign. */
export async function handleMailEvent({
  ctx,
  input: { body, headers },
}: {
  ctx: Ctx;
  input: { body: string; headers: Headers };
}): Promise<boolean> {
  const event = readBounce(body, headers);
  if (event === 'forged') return false;
  if (event !== 'other') await markBounced({ ctx, input: event });
  return true;
}

/** Acts on a report that was verified when it came and could not be handled then. */
export async function handleKeptMailEvent({
  ctx,
  input: { payload },
}: {
  ctx: Ctx;
  input: { payload: unknown };
}): Promise<void> {
  const event = readKeptBounce(payload);
  if (event !== 'other') await markBounced({ ctx, input: event });
}
