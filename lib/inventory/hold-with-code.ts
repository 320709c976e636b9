import type { Ctx } from '@/db';
import { returnTry, type SlowDown, spendTry } from '@/lib/identity/rate-limits';
import { sign } from '@/lib/identity/signing';
import type { HoldFailure } from './failures';
import { hold } from './hold';
import type { Held, HoldWish } from './hold-alone';

/** A digest that only this site can make, so that the table holds no addresses. This machine itself is not counted. */
export function originOf(address: string): string | undefined {
  if (address === 'unknown' || /^127\.|^0:0:0:0::/.test(address)) return undefined;
  return sign('origin of a cart', address);
}

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
