import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { HeldCart } from '@/components/cart/held-cart';
import { PromoPanel } from '@/components/cart/promo-panel';
import { AccountLine } from '@/components/checkout/account-line';
import { CheckoutForm } from '@/components/checkout/checkout-form';
import { OrderSummary } from '@/components/checkout/order-summary';
import { PayingPanel } from '@/components/checkout/paying-panel';
import { SaleTerms } from '@/components/checkout/sale-terms';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { currentCtx } from '@/lib/identity/current';
import { getAccount } from '@/lib/identity/queries';
import { getPricedCart } from '@/lib/orders/priced-cart-queries';
import { getSaleTerms } from '@/lib/orders/sale-terms-queries';

export const metadata: Metadata = { title: 'Checkout', robots: { index: false } };

// No loading.tsx beside this page: without JavaScript a streamed page would never leave its skeleton.
export default async function CheckoutPage({ searchParams }: PageProps<'/checkout'>) {
  const ctx = await currentCtx();
  const priced = await getPricedCart(ctx);
  if (!priced) redirect('/cart');
  const { cart, order } = priced;
  const { cancelled } = await searchParams;
  const [account, terms] = await Promise.all([
    getAccount(ctx),
    getSaleTerms(ctx, [...new Set(cart.items.map(({ performanceId }) => performanceId))]),
  ]);
  return (
    <div className="wrap pb-20">
      <PageHeading title="Checkout" crumbs={[{ href: '/cart', label: 'Your cart' }]} />
      <HeldCart cart={cart}>
        {cancelled && (
          <Notice tone="info" title="You came back without paying" announce="none" className="mb-8">
            Nothing was charged, and your tickets are still held for you.
          </Notice>
        )}
        {cart.state === 'paying' ? (
          <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[1fr_24rem]">
            <PayingPanel orderId={cart.orderId} payment={order} />
            <OrderSummary cart={cart} />
          </div>
        ) : (
          <>
            <div className="mb-8 max-w-xl">
              <PromoPanel cart={cart} page="checkout" />
            </div>
            <CheckoutForm
              total={cart.total}
              promoCode={cart.promo?.code ?? ''}
              currency={cart.currency}
              email={account?.email ?? ''}
              buyerName={account?.name ?? ''}
              account={<AccountLine signedInAs={account?.email ?? null} />}
              summary={<OrderSummary cart={cart} />}
              terms={<SaleTerms terms={terms} />}
            />
          </>
        )}
      </HeldCart>
    </div>
  );
}
