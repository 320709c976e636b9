import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LookAgain } from '@/components/admin/orders/look-again';
import { RefundAllForm } from '@/components/admin/orders/refund-all-form';
import { RefundProgress } from '@/components/admin/orders/refund-progress';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { requireMember } from '@/lib/organizers/admin-page';
import { getPerformanceRefund } from '@/lib/payments/performance-refund-queries';

export const metadata: Metadata = { title: 'Refunds of a performance' };

type RefundsPageProps = { params: Promise<{ organizer: string; performanceId: string }> };

export default async function PerformanceRefundsPage({ params }: RefundsPageProps) {
  const { organizer, performanceId } = await params;
  const { ctx, member } = await requireMember(organizer, 'orders.refund');
  const view = await getPerformanceRefund(ctx, member.organizerId, performanceId);
  if (!view) notFound();
  const runs = view.run !== null && !view.run.isFinished;
  const mayStart = view.isCancelled && !runs && view.ordersLeft > 0;
  return (
    <>
      <PageHeading
        title="Refund everybody"
        crumbs={[{ href: `/admin/${member.slug}/orders?performance=${performanceId}`, label: 'Orders' }]}
      >
        {view.title}
      </PageHeading>
      <Card className="grid max-w-3xl gap-6">
        <RefundProgress view={view} />
        {runs && <LookAgain href={`/admin/${member.slug}/orders/refunds/${performanceId}`} />}
        {!view.isCancelled && (
          <Notice tone="warning" announce="none">
            This performance still takes place. Cancel it first, so that nobody buys while others are
            refunded.
          </Notice>
        )}
        {view.isCancelled && view.ordersLeft === 0 && !view.run && (
          <p>Nobody has a ticket; nothing is to be refunded.</p>
        )}
        {mayStart && (
          <RefundAllForm
            organizer={member.slug}
            performanceId={performanceId}
            orders={view.ordersLeft}
            isAgain={view.run !== null}
          />
        )}
      </Card>
    </>
  );
}
