import Link from 'next/link';
import { countPieces } from '@/components/cart/group-items';
import { discountIn } from '@/components/cart/purchase-item';
import { PurchaseList } from '@/components/cart/purchase-list';
import { Totals } from '@/components/cart/totals';
import { Card } from '@/components/ui/card';
import type { PricedCart } from '@/lib/orders/promo-codes/priced-cart-view';

/** What is about to be bought, with the price in its parts. */
export function OrderSummary({ cart }: { cart: PricedCart }) {
  return (
    <Card className="grid gap-6">
      <div className="flex items-baseline justify-between gap-4">
        <h2 className="text-2xl">Your order</h2>
        {cart.state === 'active' && (
          <Link href="/cart" prefetch={false} className="text-link text-sm">
            Change <span className="sr-only">your order</span>
          </Link>
        )}
      </div>
      <PurchaseList items={cart.items} currency={cart.currency} level={3} />
      <Totals
        amounts={cart}
        pieces={countPieces(cart.items)}
        label="Total to pay"
        discount={discountIn(cart)}
      />
    </Card>
  );
}
