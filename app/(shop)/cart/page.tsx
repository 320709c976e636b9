import type { Metadata } from 'next';
import { Cart } from '@/components/cart/cart';
import { EmptyCart } from '@/components/cart/empty-cart';
import { countPieces } from '@/components/cart/group-items';
import { HoldEnded } from '@/components/cart/hold-ended';
import { TellHeader } from '@/components/cart/tell-header';
import { PageHeading } from '@/components/ui/page-heading';
import { textParam } from '@/lib/http/search-params';
import { currentCtx } from '@/lib/identity/current';
import { getEndedHold } from '@/lib/inventory/ended-hold-queries';
import { getPricedCart } from '@/lib/orders/priced-cart-queries';

export const metadata: Metadata = { title: 'Your cart', robots: { index: false } };

// `of` names the performance that was chosen last, so that its end can lead back there.
// No loading.tsx beside this page: without JavaScript a streamed page would never leave its skeleton.
export default async function CartPage({ searchParams }: PageProps<'/cart'>) {
  const ctx = await currentCtx();
  const priced = await getPricedCart(ctx);
  const cart = priced?.cart;
  const ended = cart ? null : await getEndedHold(ctx, await textParam(searchParams, 'of'));
  return (
    <div className="wrap pb-20">
      <PageHeading title="Your cart" />
      <TellHeader count={cart ? countPieces(cart.items) : 0} />
      {cart && <Cart cart={cart} order={priced?.order ?? null} />}
      {ended && <HoldEnded waysBack={ended.waysBack} />}
      {!cart && !ended && <EmptyCart />}
    </div>
  );
}
