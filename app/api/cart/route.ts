import { readOrBusy } from '@/lib/http/or-busy';
import { privateJson } from '@/lib/http/private-json';
import { currentCtx } from '@/lib/identity/current';
import { getCart, ownWheelchairPlaces } from '@/lib/inventory/queries';

/** The caller's cart, or null, and the wheelchair places he has bought: the seating plan marks what they mean for its seats. */
export async function GET(): Promise<Response> {
  return readOrBusy(async () => {
    const ctx = await currentCtx();
    const [cart, wheelchairs] = await Promise.all([getCart(ctx), ownWheelchairPlaces(ctx)]);
    return privateJson({ cart, wheelchairs });
  });
}
