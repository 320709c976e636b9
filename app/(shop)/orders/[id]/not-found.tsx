import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeading } from '@/components/ui/page-heading';

/** The same for an order that does not exist, belongs to somebody else, or was asked for with a dead link. */
export default function OrderNotFound() {
  return (
    <div className="wrap pb-20">
      <PageHeading title="Order not found" />
      <EmptyState title="We cannot show this order">
        <p>
          Open the link in your receipt again, all of it. If you bought with an account, sign in with the same
          address; in the browser you bought with, the order opens by itself.
        </p>
        <p className="mt-6 flex flex-wrap gap-3">
          <LinkButton href="/sign-in">Sign in</LinkButton>
          <LinkButton href="/events" variant="secondary">
            Find an event
          </LinkButton>
        </p>
      </EmptyState>
    </div>
  );
}
