import type { Metadata } from 'next';
import { OrderList } from '@/components/account/order-list';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeading } from '@/components/ui/page-heading';
import { requireAccount } from '@/lib/identity/require-account';
import { listOrders } from '@/lib/orders/queries';

export const metadata: Metadata = { title: 'Your orders', robots: { index: false } };

export default async function OrdersPage() {
  const { ctx } = await requireAccount('/account/orders');
  const orders = await listOrders(ctx);
  return (
    <>
      <PageHeading title="Your orders" />
      {orders.length > 0 ? (
        <OrderList orders={orders} />
      ) : (
        <EmptyState title="No orders yet">
          <p>
            Everything you buy is listed here, also what you bought as a guest with your verified address.
          </p>
          <LinkButton href="/events" className="mt-5">
            See what is on
          </LinkButton>
        </EmptyState>
      )}
    </>
  );
}
