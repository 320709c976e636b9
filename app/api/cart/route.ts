import { currentCtx } from '@/lib/identity/current';
import { getCart } from '@/lib/inventory/queries';

/** The caller's cart, or null: the seating plan marks the seats that are already in it. */
export async function GET() {
  const cart = await getCart(await currentCtx());
  return Response.json({ cart }, { headers: { 'Cache-Control': 'private, no-store' } });
}
