import { orBusy } from '@/lib/http/or-busy';
import { privateJson } from '@/lib/http/private-json';
import { currentCtx } from '@/lib/identity/current';
import { getCart } from '@/lib/inventory/queries';

/** The caller's cart, or null: the seating plan marks the seats that are already in it. */
export async function GET(): Promise<Response> {
  return orBusy(async () => privateJson({ cart: await getCart(await currentCtx()) }));
}
