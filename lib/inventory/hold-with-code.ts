import type { Ctx } from '@/db';
import { originOf } from '@/lib/identity/origin';
import { returnTry, type SlowDown, spendTry } from '@/lib/identity/rate-limits';
import type { HoldFailure } from './failures';
import { hold } from './hold';
import type { Held, HoldWish } from './hold-alone';

/**
 * Holds seats as `hold` does, and counts wrong access codes by network address: a code that is printed on a card is
 * short enough to be guessed. A right one costs no try. Not inside a transaction.
 */
export async function holdWithCode({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: HoldWish & { address: string };
}): Promise<Held | HoldFailure | SlowDown> {
  const { address, ...asked } = input;
  const wish = { ...asked, origin: originOf(address) };
  if (!wish.accessCode) return hold({ ctx, input: wish });
  const refused = await spendTry(ctx, 'access-code', address);
  if (refused) return refused;
  const result = await hold({ ctx, input: wish });
  if (result.ok || result.code !== 'CODE_WRONG') await returnTry(ctx, 'access-code', address);
  return result;
}
