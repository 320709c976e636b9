import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { NoteForm } from '@/components/admin/orders/note-form';
import { NoteList } from '@/components/admin/orders/note-list';
import { OrderFacts } from '@/components/admin/orders/order-facts';
import { OrderNotice } from '@/components/admin/orders/order-notice';
import { OrderTools } from '@/components/admin/orders/order-tools';
import { TicketList } from '@/components/admin/orders/ticket-list';
import { Timeline } from '@/components/admin/orders/timeline';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { type SearchParams, textParam } from '@/lib/http/search-params';
import { newId } from '@/lib/ids';
import { requireMember } from '@/lib/organizers/admin-page';
import { may } from '@/lib/organizers/permissions';
import { getAdminOrder, getFreeSeats } from '@/lib/payments/order-page-queries';

export const metadata: Metadata = { title: 'Order' };

type OrderPageProps = {
  params: Promise<{ organizer: string; orderId: string }>;
  searchParams: SearchParams;
};

export default async function OrderPage({ params, searchParams }: OrderPageProps) {
  const { organizer, orderId } = await params;
  const { ctx, member } = await requireMember(organizer, 'orders.view');
  const order = await getAdminOrder(ctx, member.organizerId, orderId);
  if (!order) notFound();
  const { slug } = member;
  const mayPrint = may(member.role, 'boxoffice.sell');
  return (
    <>
      <PageHeading
        title={`Order ${order.number}`}
        crumbs={[{ href: `/admin/${slug}/orders`, label: 'Orders' }]}
      />
      <OrderNotice done={await textParam(searchParams, 'done')} />
      <div className="grid gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 *:first:mt-0">
          {order.tickets.length > 0 && (
            <Section title="Tickets">
              <TicketList organizer={slug} order={order} />
            </Section>
          )}
          <Section title="Notes">
            <NoteList order={order} />
            <NoteForm key={order.notes.length} organizer={slug} orderId={order.id} formKey={newId()} />
          </Section>
          <Section title="History">
            <Timeline entries={order.timeline} timeZone={order.timeZone} />
          </Section>
        </div>
        <div className="grid content-start gap-6 max-xl:order-first">
          <OrderFacts order={order} />
          <OrderTools
            organizer={slug}
            order={order}
            mayRefund={may(member.role, 'orders.refund')}
            mayPrint={mayPrint}
            freeSeats={mayPrint ? await getFreeSeats(ctx, order) : []}
            keys={{ refund: newId(), receipt: newId() }}
          />
        </div>
      </div>
    </>
  );
}
