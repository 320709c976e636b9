import type { Metadata } from 'next';
import { ExportLinks } from '@/components/admin/orders/export-links';
import { OrderFilterForm } from '@/components/admin/orders/order-filter-form';
import { OrderList } from '@/components/admin/orders/order-list';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeading } from '@/components/ui/page-heading';
import { Pagination } from '@/components/ui/pagination';
import type { SearchParams } from '@/lib/http/search-params';
import { orderQuery, readOrderFilter } from '@/lib/orders/order-filter';
import { requireMember } from '@/lib/organizers/admin-page';
import { getOrderPage, getPerformanceChoices } from '@/lib/payments/order-list-queries';

export const metadata: Metadata = { title: 'Orders' };

type OrdersPageProps = { params: Promise<{ organizer: string }>; searchParams: SearchParams };

export default async function OrdersPage({ params, searchParams }: OrdersPageProps) {
  const { ctx, member } = await requireMember((await params).organizer, 'orders.view');
  const { slug, organizerId } = member;
  const filter = readOrderFilter(await searchParams);
  const [{ orders, timeZone, newer, older }, performances] = await Promise.all([
    getOrderPage(ctx, organizerId, filter),
    getPerformanceChoices(ctx, organizerId),
  ]);
  const cancelled = performances.find(({ id, isCancelled }) => isCancelled && id === filter.performanceId);
  const page = `/admin/${slug}/orders`;
  return (
    <>
      <PageHeading title="Orders">
        Everybody who bought from you. Times are in {timeZone.replaceAll('_', ' ')}.
      </PageHeading>
      <OrderFilterForm slug={slug} filter={filter} performances={performances} />
      {cancelled && (
        <p className="mt-6">
          This performance is cancelled.{' '}
          <a href={`${page}/refunds/${cancelled.id}`} className="text-link">
            Refund everybody
          </a>
        </p>
      )}
      <div className="mt-8">
        {orders.length > 0 ? (
          <OrderList slug={slug} timeZone={timeZone} orders={orders} />
        ) : (
          <EmptyState title="No order fits">
            <p>Try a part of the name, or take a filter away.</p>
          </EmptyState>
        )}
      </div>
      {orders.length > 0 && <ExportLinks slug={slug} query={orderQuery(filter)} />}
      <Pagination
        label="Pages of orders"
        previous={newer && page + orderQuery(filter, { newer })}
        next={older && page + orderQuery(filter, { older })}
      />
    </>
  );
}
