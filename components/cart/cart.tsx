import { PayingPanel } from '@/components/checkout/paying-panel';
import { Card } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { formatMoney } from '@/lib/money';
import type { PricedCart } from '@/lib/orders/promo-codes/priced-cart-view';
import type { OrderView } from '@/lib/orders/queries';
import { countPieces } from './group-items';
import { HeldCart } from './held-cart';
import { KeepFocus } from './keep-focus';
import { PromoPanel } from './promo-panel';
import { discountIn, pieceLabel } from './purchase-item';
import { PurchaseList } from './purchase-list';
import { ReleaseForm } from './release-form';
import { Totals } from './totals';

type CartProps = {
  cart: PricedCart;
  /** Its order, when it is being paid. */
  order: OrderView | null;
};

/** The cart: what is held, what it costs in all, and the way on. */
export function Cart({ cart, order }: CartProps) {
  const pieces = countPieces(cart.items);
  const paying = cart.state === 'paying';
  return (
    <HeldCart cart={cart}>
      <div className="grid items-start gap-10 lg:grid-cols-[1fr_22rem]">
        <KeepFocus className="grid gap-10" count={pieces}>
          <PurchaseList
            items={cart.items}
            currency={cart.currency}
            actionOf={
              paying ? undefined : (item) => <ReleaseForm piece={{ ...item, label: pieceLabel(item) }} />
            }
            passActionOf={
              paying
                ? undefined
                : ({ passId, name }) => <ReleaseForm piece={{ passOf: passId, label: name }} />
            }
          />
        </KeepFocus>
        <Card className="grid gap-5">
          <h2 className="text-2xl">Summary</h2>
          <Totals amounts={cart} pieces={pieces} discount={discountIn(cart)} />
          {!paying && <PromoPanel cart={cart} page="cart" />}
          {paying ? <PayingPanel orderId={cart.orderId} payment={order} /> : <WayOn cart={cart} />}
        </Card>
      </div>
    </HeldCart>
  );
}

function WayOn({ cart }: { cart: PricedCart }) {
  return (
    <div className="grid gap-3">
      <LinkButton href="/checkout" size="large" prefetch={false}>
        {cart.total === 0 ? 'Continue' : `Check out: ${formatMoney(cart.total, cart.currency)}`}
      </LinkButton>
      <p className="text-ink-soft text-sm">
        {cart.total === 0
          ? 'Nothing to pay.'
          : 'This is all you pay: fees and tax are inside the ticket prices.'}
      </p>
      <ReleaseForm />
    </div>
  );
}
