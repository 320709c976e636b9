import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';

/** Nothing is held: why that may be, and where to go. */
export function EmptyCart() {
  return (
    <EmptyState title="Nothing is held for you">
      <p>
        Seats stay in your cart for some minutes after you choose them, then they go back on sale. If yours
        are gone, open the event again: they may still be free.
      </p>
      <p className="mt-6 flex flex-wrap gap-3">
        <LinkButton href="/events">Find an event</LinkButton>
        <LinkButton href="/account/orders" variant="secondary">
          See your orders
        </LinkButton>
      </p>
    </EmptyState>
  );
}
